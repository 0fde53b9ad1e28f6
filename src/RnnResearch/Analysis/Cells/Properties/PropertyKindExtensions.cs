namespace RnnResearch.Analysis.Cells.Properties;

public static class PropertyKindExtensions
{
    /// <summary>As pages, tables and files write it.</summary>
    public static string Name(this PropertyKind kind) => kind == PropertyKind.YesNo ? "yes/no" : "number";
}
