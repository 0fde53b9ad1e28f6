namespace RnnResearch.Data.Video;

/// <summary>A good row of a <see cref="VideoTable"/>: one frame.</summary>
/// <param name="Clip">the clip's name</param>
/// <param name="Frame">its place in the clip</param>
/// <param name="Label">what the clip shows</param>
/// <param name="Split">where the clip belongs</param>
/// <param name="Numbers">F of them</param>
internal sealed record VideoTableRow(string Clip, long Frame, string Label, Split Split, IReadOnlyList<float> Numbers);
