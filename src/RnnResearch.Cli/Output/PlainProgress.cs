using RnnResearch.Data;
using RnnResearch.Training;

namespace RnnResearch.Cli.Output;

/// <summary>One line per event, and one for a step now and then.</summary>
internal sealed class PlainProgress(TextWriter output) : Progress
{
    private readonly Throttle throttle = new(TimeSpan.FromSeconds(10));

    public override void Message(string text) => output.WriteLine(VisibleText.Of(text));

    public override void Warning(string text) => output.WriteLine("warning: " + VisibleText.Of(text));

    public override void Step(StepReport report)
    {
        if (throttle.IsDue || report.Step == report.TotalSteps) output.WriteLine(ProgressText.Of(report));
    }
}
