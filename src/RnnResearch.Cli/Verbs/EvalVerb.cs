using System.CommandLine;
using RnnResearch.Cli.Output;
using RnnResearch.Data;
using RnnResearch.Experiments;

namespace RnnResearch.Cli.Verbs;

/// <summary><c>rnn eval --run DIR [--split ...] [--beam N | --temperature T]</c></summary>
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
        var command = new Command("eval", "Evaluate the best checkpoint of a run.") { run, splits };
        decoding.AddTo(command);
        command.SetAction(parsed =>
        {
            var options = new EvaluateOptions(parsed.GetValue(splits) ?? [], decoding.In(parsed));
            return Outcome.Of(session, progress => ExperimentRunner.Evaluate(parsed.GetRequiredValue(run), options, progress));
        });
        return command;
    }
}
