namespace RnnResearch.Reports;

/// <summary>What a model wrote after so many steps.</summary>
/// <param name="Step">Optimizer steps.</param>
/// <param name="Text">Its beginning, with every character to be seen.</param>
/// <param name="IsCut">Whether it goes on.</param>
internal sealed record TextSample(long Step, string Text, bool IsCut);
