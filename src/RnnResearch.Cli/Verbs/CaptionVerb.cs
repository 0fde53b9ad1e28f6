using System.CommandLine;
using RnnResearch.Cli.Output;
using RnnResearch.Experiments;

namespace RnnResearch.Cli.Verbs;

/// <summary><c>rnn caption --run DIR IMAGE... [--beam N | --temperature T] [--out DIR]</c></summary>
internal static class CaptionVerb
{
    public static Command Create(Session session)
    {
        var run = Arguments.Run();
        var images = new Argument<string[]>("IMAGE") { Description = "JPEG or PNG files", Arity = ArgumentArity.OneOrMore };
        var decoding = new DecodeOptions();
        var output = new Option<string?>("--out")
        {
            Description = "Where the pictures of attention go (the run's samples/)",
            HelpName = "DIR",
        };
        var command = new Command("caption", "Caption pictures of your own with a trained run.") { run, images, output };
        decoding.AddTo(command);
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(run);
            var options = new CaptionOptions(decoding.In(parsed), parsed.GetValue(output));
            return Outcome.Of(session, progress =>
                ExperimentRunner.Caption(path, parsed.GetRequiredValue(images), options, progress));
        });
        return command;
    }
}
