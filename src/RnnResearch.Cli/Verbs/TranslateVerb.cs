using System.CommandLine;
using RnnResearch.Cli.Output;
using RnnResearch.Data;
using RnnResearch.Decoding;
using RnnResearch.Experiments.Translation;

namespace RnnResearch.Cli.Verbs;

/// <summary><c>rnn translate --run DIR [TEXT...] [--file FILE] [--beam N | --temperature T] [--csv FILE]</c></summary>
internal static class TranslateVerb
{
    public static Command Create(Session session)
    {
        var run = Arguments.Run();
        var texts = new GivenTexts("sentence", "ein hund läuft .");
        var csv = new Option<string?>("--csv") { Description = "Write a table source,translation,log_p too", HelpName = "FILE" };
        var command = new Command("translate", "Translate sentences of your own with a trained run.") { run, csv };
        var decoding = new DecodeOptions();
        texts.AddTo(command);
        decoding.AddTo(command);
        command.SetAction(parsed => Translate(
            session, parsed.GetRequiredValue(run), texts.In(parsed), decoding.In(parsed), parsed.GetValue(csv)));
        return command;
    }

    private static int Translate(Session session, string run, IEnumerable<string> texts, DecodeOverride decode, string? csv)
    {
        using var progress = Progress.For(session);
        using var interruption = new Interruption(progress.Message);
        var isComplete = TranslationVerbs.Translate(run, texts, decode, csv, progress, text =>
        {
            session.Out.WriteLine(VisibleText.Of(text.Translation));
            session.Out.Flush(); // so that it can be read as it comes
            if (text.Unknown.Count > 0) progress.Warning($"words it never saw: {string.Join(", ", text.Unknown)}");
        });
        return isComplete ? ExitCode.Ok : ExitCode.Failed;
    }
}
