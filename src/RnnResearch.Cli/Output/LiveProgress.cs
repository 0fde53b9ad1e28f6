using RnnResearch.Data;
using RnnResearch.Training;
using Spectre.Console;

namespace RnnResearch.Cli.Output;

/// <summary>A line at the bottom of the terminal that follows the steps; everything else scrolls above it.</summary>
internal sealed class LiveProgress(IAnsiConsole console) : Progress
{
    private const int BarWidth = 20;

    private readonly Throttle throttle = new(TimeSpan.FromSeconds(0.1));
    private readonly Lock drawing = new();
    private string live = "";

    public override void Message(string text) => Above(Markup.Escape(VisibleText.Of(text)));

    public override void Warning(string text) => Above($"[yellow]warning: {Markup.Escape(VisibleText.Of(text))}[/]");

    public override void Step(StepReport report)
    {
        if (!throttle.IsDue && report.Step < report.TotalSteps) return;
        lock (drawing)
        {
            live = Line(report);
            Draw();
        }
    }

    public override void Dispose()
    {
        lock (drawing)
        {
            Erase();
            live = "";
        }
        base.Dispose();
    }

    private void Above(string markup)
    {
        lock (drawing)
        {
            Erase();
            console.MarkupLine(markup);
            Draw();
        }
    }

    private void Draw()
    {
        if (live.Length == 0) return;
        Erase();
        console.Markup(live);
    }

    private void Erase() => console.Write(new ControlCode("\r\u001b[2K"));

    private string Line(StepReport report)
    {
        var done = (int)(BarWidth * report.Step / Math.Max(1, report.TotalSteps));
        var text = ProgressText.Of(report);
        var room = Math.Max(0, console.Profile.Width - BarWidth - 2);
        var shown = Markup.Escape(text.Length > room ? text[..room] : text);
        return $"[green]{new string('━', done)}[/][grey]{new string('━', BarWidth - done)}[/] {shown}";
    }
}
