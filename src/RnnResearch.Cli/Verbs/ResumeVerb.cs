using System.CommandLine;
using RnnResearch.Cli.Output;
using RnnResearch.Experiments;
using RnnResearch.Reports;

namespace RnnResearch.Cli.Verbs;

/// <summary><c>rnn resume --run DIR [KEY=VALUE...]</c>, and with <c>--worker</c> what a sweep starts.</summary>
internal static class ResumeVerb
{
    public static Command Create(Session session)
    {
        var run = Arguments.Run();
        var changes = Arguments.Overrides();
        changes.Description = "Values to change from here on, of those that may change, such as train.epochs=20";
        var worker = new Option<bool>("--worker")
        {
            Description = "Stop and save when standard input ends; Ctrl-C is for whoever started it",
            Hidden = true,
        };
        var command = new Command("resume", "Go on with an interrupted run from its newest checkpoint.") { run, changes, worker };
        command.SetAction(parsed => Outcome.Of(
            session,
            (progress, interrupt) => new RunReport(session.Tasks).Added(
                ExperimentRunner.Resume(parsed.GetRequiredValue(run), parsed.GetValue(changes) ?? [], progress, interrupt), progress),
            parsed.GetValue(worker) ? Console.OpenStandardInput() : null));
        return command;
    }
}
