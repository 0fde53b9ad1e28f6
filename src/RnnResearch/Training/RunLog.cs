using System.Globalization;
using RnnResearch.Data;

namespace RnnResearch.Training;

/// <summary>
/// Keeps what is reported in the run's <c>log.txt</c>, each line with its time and steps now and then, and passes everything on.
/// </summary>
public sealed class RunLog : ITrainingProgress, IDisposable
{
    private readonly ITrainingProgress next;
    private readonly StreamWriter file;
    private readonly Throttle throttle = new(TimeSpan.FromSeconds(10));

    public RunLog(string path, ITrainingProgress next)
    {
        this.next = next;
        file = new StreamWriter(RunFile.Append(path)) { AutoFlush = true };
    }

    public void Message(string text)
    {
        Keep(text);
        next.Message(text);
    }

    public void Warning(string text)
    {
        Keep("warning: " + text);
        next.Warning(text);
    }

    public void Started(TrainingPlan plan)
    {
        Keep(ProgressText.Of(plan));
        next.Started(plan);
    }

    public void Step(StepReport report)
    {
        if (throttle.IsDue || report.Step == report.TotalSteps) Keep(ProgressText.Of(report));
        next.Step(report);
    }

    public void Evaluated(long step, Split split, IReadOnlyDictionary<string, double> metrics)
    {
        Keep(ProgressText.Of(step, split, metrics));
        next.Evaluated(step, split, metrics);
    }

    /// <summary>Keeps why the run failed, with the place in the program; whoever reports the error shows it.</summary>
    public void Failed(Exception error) => Keep($"error: {error}");

    /// <summary>For what the file cannot keep, as on a full disk.</summary>
    public void Unkept(string text) => next.Warning(text);

    public void Dispose() => file.Dispose();

    private void Keep(string text) =>
        file.WriteLine($"{DateTime.Now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}  {VisibleText.Of(text)}");
}
