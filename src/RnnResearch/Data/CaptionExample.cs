namespace RnnResearch.Data;

/// <summary>One image as the reader sees it: its size in pixels, its first caption and that caption's tokens.</summary>
public sealed record CaptionExample(string Id, long Width, long Height, string Caption, IReadOnlyList<string> Tokens);
