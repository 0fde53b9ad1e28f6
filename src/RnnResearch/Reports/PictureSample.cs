namespace RnnResearch.Reports;

/// <summary>A picture that a run drew, with what it says.</summary>
/// <param name="Name">Its file.</param>
/// <param name="Source">The picture itself, as a data URI.</param>
/// <param name="Caption">What was written of it; null for a picture that has no caption.</param>
/// <param name="IsTrue">Whether that is true, where it is known.</param>
/// <param name="References">What others said of it.</param>
internal sealed record PictureSample(string Name, string Source, string? Caption, bool? IsTrue, IReadOnlyList<string> References);
