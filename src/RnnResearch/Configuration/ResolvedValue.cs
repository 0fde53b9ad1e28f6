namespace RnnResearch.Configuration;

/// <summary>One value of a resolved configuration.</summary>
/// <param name="KeyPath">Its dotted path.</param>
/// <param name="Value">The value as canonical YAML.</param>
/// <param name="Origin"><c>file:line</c>, <c>default</c> or <c>command line</c>.</param>
public sealed record ResolvedValue(string KeyPath, string Value, string Origin);
