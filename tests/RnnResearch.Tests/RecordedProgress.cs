using RnnResearch.Data;
using RnnResearch.Training;

namespace RnnResearch.Tests;

/// <summary>Keeps what is told of a run or of a sweep.</summary>
internal sealed class RecordedProgress : ITrainingProgress
{
    /// <summary>Messages and warnings in the order told; a warning begins with "warning: ".</summary>
    public List<string> Lines { get; } = [];

    public List<string> Warnings { get; } = [];

    public List<StepReport> Steps { get; } = [];

    /// <summary>The steps after which a split was evaluated.</summary>
    public List<long> Evaluations { get; } = [];

    public void Message(string text) => Lines.Add(text);

    public void Warning(string text)
    {
        Lines.Add($"warning: {text}");
        Warnings.Add(text);
    }

    public void Started(TrainingPlan plan)
    {
    }

    public void Step(StepReport report) => Steps.Add(report);

    public void Evaluated(long step, Split split, IReadOnlyDictionary<string, double> metrics) => Evaluations.Add(step);
}
