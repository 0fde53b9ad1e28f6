using System.CommandLine;
using RnnResearch.Cli.Output;
using RnnResearch.Data;
using RnnResearch.Experiments.Sentiment;

namespace RnnResearch.Cli.Verbs;

/// <summary><c>rnn classify --run DIR [TEXT...] [--file FILE] [--csv FILE]</c></summary>
internal static class ClassifyVerb
{
    public static Command Create(Session session)
    {
        var run = Arguments.Run();
        var texts = new GivenTexts("text", "not bad at all");
        var csv = new Option<string?>("--csv") { Description = "Write a table text,label,probability too", HelpName = "FILE" };
        var command = new Command("classify", "Say with a trained run what texts of your own are, and which words moved that.")
        {
            run, csv,
        };
        texts.AddTo(command);
        command.SetAction(parsed => Classify(session, parsed.GetRequiredValue(run), texts.In(parsed), parsed.GetValue(csv)));
        return command;
    }

    private static int Classify(Session session, string run, IEnumerable<string> texts, string? csv)
    {
        using var progress = Progress.For(session);
        using var interruption = new Interruption(progress.Message);
        var isComplete = SentimentVerbs.Classify(run, texts, csv, progress, text =>
        {
            session.Out.WriteLine(Line(text));
            session.Out.Flush(); // so that it can be read as it comes
        });
        return isComplete ? ExitCode.Ok : ExitCode.Failed;
    }

    private static string Line(ClassifiedText text)
    {
        var words = string.Join(", ", text.Strongest.Select(Moved));
        return VisibleText.Of(FormattableString.Invariant($"{text.Label} {text.Probability:F3}  {text.Text}  ({words})"));
    }

    private static string Moved(WordEffect effect) => FormattableString.Invariant($"{effect.Word} {effect.LogOdds:+0.0;-0.0}");
}
