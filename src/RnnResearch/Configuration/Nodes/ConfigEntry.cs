namespace RnnResearch.Configuration.Nodes;

/// <summary>A key with its place, and its value.</summary>
internal sealed record ConfigEntry(string Key, SourceLocation KeyLocation, ConfigNode Value);
