using RnnResearch.Data;
using RnnResearch.Training;
using Spectre.Console;

namespace RnnResearch.Cli.Output;

/// <summary>How a run is shown on standard error.</summary>
internal abstract class Progress : ITrainingProgress, IDisposable
{
    /// <summary>A live line where somebody is watching, plain lines where they go to a file.</summary>
    public static Progress For(Session session) =>
        session.Error is TerminalWriter terminal
            ? new LiveProgress(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Screen) }))
            : new PlainProgress(session.Error);

    public abstract void Message(string text);

    public abstract void Warning(string text);

    public abstract void Step(StepReport report);

    /// <summary>Told that training begins, so that there is something to save.</summary>
    public event Action? TrainingStarted;

    public void Started(TrainingPlan plan)
    {
        TrainingStarted?.Invoke();
        Message(ProgressText.Of(plan));
    }

    public void Evaluated(long step, Split split, IReadOnlyDictionary<string, double> metrics) =>
        Message(ProgressText.Of(step, split, metrics));

    public virtual void Dispose()
    {
    }
}
