namespace RnnResearch.Configuration.Rules;

/// <summary>A file or folder, relative to the current directory. In the configuration of a run it is absolute.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PathValueAttribute : Attribute;
