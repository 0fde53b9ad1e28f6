using RnnResearch.Data;
using RnnResearch.Training;

namespace RnnResearch.Tests;

/// <summary>Asks to stop when it is told a line that begins in a certain way.</summary>
internal sealed class InterruptingProgress(string beginning, CancellationTokenSource interrupt) : ITrainingProgress
{
    public void Message(string text)
    {
        if (text.StartsWith(beginning, StringComparison.Ordinal)) interrupt.Cancel();
    }

    public void Warning(string text)
    {
    }

    public void Started(TrainingPlan plan)
    {
    }

    public void Step(StepReport report)
    {
    }

    public void Evaluated(long step, Split split, IReadOnlyDictionary<string, double> metrics)
    {
    }
}
