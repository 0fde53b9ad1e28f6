using RnnResearch.Data;
using RnnResearch.Training;
using TorchSharp;

namespace RnnResearch.Tests.Torch;

/// <summary>Watches that steps leave no tensors behind, and asks for the run's interruption after one of them.</summary>
/// <param name="interruptAfter">the step; 0 for none</param>
internal sealed class StepWatch(long interruptAfter) : ITrainingProgress, IDisposable
{
    private readonly CancellationTokenSource interrupt = new();
    private readonly List<long> living = [];

    public List<string> Warnings { get; } = [];

    public CancellationToken Interrupt => interrupt.Token;

    /// <summary>
    /// How many more of this thread's tensors without a scope there were after each step than after the one before. The first step makes
    /// what all share, such as an optimizer's state, so it is not counted.
    /// </summary>
    public IEnumerable<long> Growth => living.Skip(1).Zip(living.Skip(2), (before, after) => after - before);

    public void Message(string text)
    {
    }

    public void Warning(string text) => Warnings.Add(text);

    public void Started(TrainingPlan plan)
    {
    }

    /// <summary>Comes when the scope of the step is closed: what was made in it and not taken out is gone.</summary>
    public void Step(StepReport report)
    {
        var tensors = DisposeScopeManager.Statistics.TensorStatistics;
        living.Add(tensors.CreatedOutsideScopeCount + tensors.DetachedFromScopeCount - tensors.DisposedOutsideScopeCount);
        if (report.Step == interruptAfter) interrupt.Cancel();
    }

    public void Evaluated(long step, Split split, IReadOnlyDictionary<string, double> metrics)
    {
    }

    public void Dispose() => interrupt.Dispose();
}
