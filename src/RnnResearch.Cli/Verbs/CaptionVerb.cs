using System.CommandLine;
using RnnResearch.Cli.Output;
using RnnResearch.Data;
using RnnResearch.Experiments.Captioning;

namespace RnnResearch.Cli.Verbs;

/// <summary><c>rnn caption --run DIR IMAGE... [--beam N | --temperature T] [--out DIR] [--csv FILE]</c></summary>
internal static class CaptionVerb
{
    public static Command Create(Session session)
    {
        var run = Arguments.Run();
        var images = new Argument<string[]>("IMAGE")
        {
            Description = "JPEG or PNG files, or folders with such files",
            Arity = ArgumentArity.OneOrMore,
        };
        var decoding = new DecodeOptions();
        var output = new Option<string?>("--out")
        {
            Description = "Where the pictures of attention go (captions/EXPERIMENT-RUN)",
            HelpName = "DIR",
        };
        var csv = new Option<string?>("--csv") { Description = "Write a table image,caption,log_p too", HelpName = "FILE" };
        var command = new Command("caption", "Caption pictures of your own with a trained run.") { run, images, output, csv };
        decoding.AddTo(command);
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(run);
            var options = new CaptionOptions(decoding.In(parsed), parsed.GetValue(output), parsed.GetValue(csv));
            return Outcome.Of(session, progress => CaptioningVerbs.Caption(
                path, parsed.GetRequiredValue(images), options, progress, photo => session.Out.WriteLine(Line(photo, session.Folder))));
        });
        return command;
    }

    private static string Line(PhotoCaption photo, string folder)
    {
        var looked = photo.Attention is { } path ? $", {Outcome.Shown(path, folder)}" : "";
        return VisibleText.Of(FormattableString.Invariant($"{photo.Image}: {photo.Caption}  (log p {photo.LogProbability:F2}{looked})"));
    }
}
