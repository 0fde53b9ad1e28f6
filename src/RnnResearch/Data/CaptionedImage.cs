namespace RnnResearch.Data;

/// <summary>One image of a caption set: its name within the set, its split and its human captions (raw, untokenised).</summary>
public sealed record CaptionedImage(string Id, Split Split, IReadOnlyList<string> Captions);
