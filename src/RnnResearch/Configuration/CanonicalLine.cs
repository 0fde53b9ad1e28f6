namespace RnnResearch.Configuration;

/// <summary>A line of canonical YAML; one that holds a value also knows its key path.</summary>
internal sealed record CanonicalLine(string Text, string? KeyPath, string? Value);
