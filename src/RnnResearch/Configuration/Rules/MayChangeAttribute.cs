namespace RnnResearch.Configuration.Rules;

/// <summary>
/// A value, or all values of a section, that <c>rnn resume</c> may be told to change. What is not marked is part of what the run is.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MayChangeAttribute : Attribute;
