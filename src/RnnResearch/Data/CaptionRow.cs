namespace RnnResearch.Data;

/// <summary>One row of a caption file as written; the line counts from 1.</summary>
/// <param name="File">The caption file.</param>
/// <param name="Line">Where in it.</param>
/// <param name="Image">Path of the image, relative to the set's folder.</param>
/// <param name="Caption">One caption of it.</param>
/// <param name="Split">The split's name, null when the file has no such column.</param>
public sealed record CaptionRow(string File, int Line, string Image, string Caption, string? Split);
