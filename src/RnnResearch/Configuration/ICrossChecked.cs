namespace RnnResearch.Configuration;

/// <summary>
/// A configuration record with conditions between its values. <see cref="Check"/> runs once every value of the
/// record has the right type and range, so it may rely on them.
/// </summary>
public interface ICrossChecked
{
    /// <summary>One problem per broken condition: the key to change (relative to this record) and the fix in words.</summary>
    IEnumerable<ConfigProblem> Check();
}
