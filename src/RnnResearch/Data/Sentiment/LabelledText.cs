namespace RnnResearch.Data.Sentiment;

/// <summary>A text and what is said of it.</summary>
/// <param name="Text">as it is shown</param>
/// <param name="Words">what a model reads, in order; at least one</param>
/// <param name="Label">place of its label in <see cref="LabelledSet.Labels"/></param>
/// <param name="Split">where it belongs</param>
public sealed record LabelledText(string Text, IReadOnlyList<string> Words, int Label, Split Split);
