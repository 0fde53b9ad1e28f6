using System.CommandLine;
using RnnResearch.Cli.Output;
using RnnResearch.Data;
using RnnResearch.Encodings;
using RnnResearch.Experiments.Sentiment;

namespace RnnResearch.Cli.Verbs;

/// <summary><c>rnn classify --run DIR [TEXT...] [--file FILE] [--csv FILE]</c></summary>
internal static class ClassifyVerb
{
    public static Command Create(Session session)
    {
        var run = Arguments.Run();
        var texts = new Argument<string[]>("TEXT") { Description = "Texts, each in quotes", Arity = ArgumentArity.ZeroOrMore };
        var file = new Option<string?>("--file")
        {
            Description = "A UTF-8 file with a text in each line; - for standard input",
            HelpName = "FILE",
        };
        var csv = new Option<string?>("--csv") { Description = "Write a table text,label,probability too", HelpName = "FILE" };
        var command = new Command("classify", "Say with a trained run what texts of your own are, and which words moved that.")
        {
            run, texts, file, csv,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(file) is null && result.GetValue(texts) is not { Length: > 0 })
                result.AddError("expected a text, as in: rnn classify --run results/NAME/latest \"not bad at all\"; or --file FILE");
        });
        command.SetAction(parsed => Classify(
            session, parsed.GetRequiredValue(run), Texts(parsed.GetValue(texts) ?? [], parsed.GetValue(file)), parsed.GetValue(csv)));
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

    /// <summary>The arguments, then the lines of the file that are not empty.</summary>
    private static IEnumerable<string> Texts(string[] given, string? file) => file switch
    {
        null => given,
        "-" => given.Concat(LinesOf(StandardInput())),
        _ => given.Concat(LinesOf(StrictUtf8.Read(file))),
    };

    private static IEnumerable<string> LinesOf(string text)
    {
        using var reader = new StringReader(text);
        while (reader.ReadLine() is { } line)
            if (!string.IsNullOrWhiteSpace(line)) yield return line;
    }

    private static string StandardInput()
    {
        using var bytes = new MemoryStream();
        using var input = Console.OpenStandardInput();
        input.CopyTo(bytes);
        return StrictUtf8.Decode(bytes.ToArray(), "standard input");
    }

    private static string Line(ClassifiedText text)
    {
        var words = string.Join(", ", text.Strongest.Select(effect => FormattableString.Invariant($"{effect.Word} {effect.LogOdds:+0.0;-0.0}")));
        return VisibleText.Of(FormattableString.Invariant($"{text.Label} {text.Probability:F3}  {text.Text}  ({words})"));
    }
}
