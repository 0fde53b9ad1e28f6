using RnnResearch.Data;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments.Sweeps;

/// <summary>Keeps what is told.</summary>
internal sealed class Lines : ITrainingProgress
{
    public List<string> All { get; } = [];

    public void Message(string text) => All.Add(text);

    public void Warning(string text) => All.Add($"warning: {text}");

    public void Started(TrainingPlan plan) => Assert.Fail("a sweep trains nothing itself");

    public void Step(StepReport report) => Assert.Fail("a sweep trains nothing itself");

    public void Evaluated(long step, Split split, IReadOnlyDictionary<string, double> metrics) => Assert.Fail("a sweep trains nothing itself");
}
