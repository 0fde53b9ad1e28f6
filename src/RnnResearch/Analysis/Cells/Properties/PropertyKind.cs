namespace RnnResearch.Analysis.Cells.Properties;

/// <summary>What values a property has.</summary>
public enum PropertyKind
{
    /// <summary>1 inside, 0 outside.</summary>
    YesNo,

    /// <summary>Any.</summary>
    Number,
}
