using System.CommandLine;
using RnnResearch.Cli.Output;
using RnnResearch.Data;
using RnnResearch.Experiments;

namespace RnnResearch.Cli.Verbs;

/// <summary><c>rnn eval --run DIR [--split ...] [--beam N | --temperature T] [--out DIR]</c></summary>
internal static class EvalVerb
{
    public static Command Create(Session session)
    {
        var run = Arguments.Run();
        var splits = new Option<Split[]>("--split")
        {
            Description = "The splits to evaluate (those the experiment reports)",
            AllowMultipleArgumentsPerToken = true,
        };
        var decoding = new DecodeOptions();
        var output = new Option<string?>("--out")
        {
            Description = "Where scores and captions go (evaluation/EXPERIMENT-RUN; the run stays as it is)",
            HelpName = "DIR",
        };
        var command = new Command("eval", "Evaluate the best checkpoint of a run.") { run, splits, output };
        decoding.AddTo(command);
        command.SetAction(parsed =>
        {
            var options = new EvaluateOptions(parsed.GetValue(splits) ?? [], decoding.In(parsed), parsed.GetValue(output));
            return Outcome.Of(session, progress => ExperimentRunner.Evaluate(parsed.GetRequiredValue(run), options, progress));
        });
        return command;
    }
}
