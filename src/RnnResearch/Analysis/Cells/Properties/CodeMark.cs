namespace RnnResearch.Analysis.Cells.Properties;

/// <summary>What a character of a program is part of.</summary>
internal enum CodeMark : byte
{
    Code,

    /// <summary>A comment that goes on until its line ends.</summary>
    LineComment,

    /// <summary>A comment that goes on until it is closed.</summary>
    BlockComment,

    /// <summary>A string.</summary>
    String,

    /// <summary>A character between single quotes.</summary>
    Character,
}
