namespace RnnResearch.Analysis;

/// <summary>A text for <see cref="ColouredTextPicture"/>.</summary>
/// <param name="Heading">a line over it</param>
/// <param name="Words">its words</param>
/// <param name="Weights">of each word: above 0 for, below 0 against, 0 neither</param>
public sealed record ColouredText(string Heading, IReadOnlyList<string> Words, IReadOnlyList<double> Weights);
