namespace RnnResearch.Models;

/// <summary>At which steps the plain captioner sees the picture.</summary>
public enum ImageAt
{
    /// <summary>With <c>&lt;start&gt;</c> only, as on the slide.</summary>
    First,

    /// <summary>With every word.</summary>
    Every,
}
