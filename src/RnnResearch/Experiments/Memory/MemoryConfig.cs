using RnnResearch.Configuration;
using RnnResearch.Data.Memory;
using RnnResearch.Models;

namespace RnnResearch.Experiments.Memory;

/// <summary>
/// A network that has to remember the beginning of a sequence, what it then holds of it, and how gradients reach back to it.
/// </summary>
public sealed record MemoryConfig : ExperimentConfig
{
    /// <summary>The problem.</summary>
    public MemoryDataConfig Data { get; init; } = new();

    /// <summary>The network.</summary>
    public MemoryModelConfig Model { get; init; } = new() { Layers = 1 };

    /// <summary>Measures how gradients flow through time, before training and after; null leaves it.</summary>
    public GradientFlowConfig? GradientFlow { get; init; }

    /// <summary>Measures accuracy by the length of sequences and by the place of an answer; null leaves it.</summary>
    public ByLengthConfig? ByLength { get; init; }

    /// <summary>Measures how much of each input is in the states after it, and draws it; null leaves it.</summary>
    public InfluenceConfig? Influence { get; init; }

    protected override IReadOnlyList<string> Metrics => ["loss", "accuracy"];

    protected override IEnumerable<ConfigProblem> CheckTask()
    {
        const int ends = 2 * CopyingProblem.Recalled;
        if (Data.Problem == MemoryProblemKind.Copying && GradientFlow is { } flow && flow.Steps < ends + 2)
            yield return new ConfigProblem(
                "gradient_flow.steps",
                $"a copying sequence has {ends} steps for its symbols besides the blanks: expected {ends + 2} or more");
        if (ByLength is { } lengths && lengths.Longest < Data.Length)
            yield return new ConfigProblem(
                "by_length.longest", $"expected {Data.Length} or more, the longest of training; found {lengths.Longest}");
        if (Influence is { } influence && IMemoryProblem.Of(Data.Problem, Data.Length).Steps is var steps && influence.Steps > steps)
            yield return new ConfigProblem(
                "influence.steps", $"expected at most {steps}, the steps of a sequence; found {influence.Steps}");
    }
}
