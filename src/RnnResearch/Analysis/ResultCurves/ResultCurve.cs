namespace RnnResearch.Analysis.ResultCurves;

/// <summary>What a task measured over something, such as BLEU over the length of sentences, for its run's page to draw.</summary>
/// <param name="Chart">the chart's title; curves of the same title share one, and so do those of several runs on a page</param>
/// <param name="Across">what runs from left to right, with its unit</param>
/// <param name="Up">what runs from bottom to top</param>
/// <param name="Name">of the curve; empty where a chart has one curve of a run</param>
/// <param name="Points">x and y, from left to right</param>
public sealed record ResultCurve(string Chart, string Across, string Up, string Name, IReadOnlyList<double[]> Points);
