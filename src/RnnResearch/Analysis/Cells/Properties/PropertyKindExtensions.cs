namespace RnnResearch.Analysis.Cells.Properties;

public static class PropertyKindExtensions
{
    /// <summary>As pages, tables and files write it.</summary>
    public static string Name(this PropertyKind kind) => kind == PropertyKind.YesNo ? "yes/no" : "number";

    /// <summary>What a score of it is: the area under the ROC curve, or Spearman's rho.</summary>
    public static string ScoreName(this PropertyKind kind) => kind == PropertyKind.YesNo ? "AUC" : "rank correlation";
}
