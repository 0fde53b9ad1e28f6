namespace RnnResearch.Models;

/// <summary>
/// A model that looks vectors up in a table of which a step reads few rows. Its gradient may be sparse, those rows and no others, for
/// whoever updates it in that form; the package's optimizers do not, so it is dense until somebody asks.
/// </summary>
public interface ISparseGradients
{
    /// <summary>Whether the table's gradient is sparse where a step reads fewer vectors than the table has rows; false at first.</summary>
    bool SparseGradients { get; set; }
}
