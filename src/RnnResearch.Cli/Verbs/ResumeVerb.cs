using System.CommandLine;
using RnnResearch.Cli.Output;
using RnnResearch.Experiments;

namespace RnnResearch.Cli.Verbs;

/// <summary><c>rnn resume --run DIR</c></summary>
internal static class ResumeVerb
{
    public static Command Create(Session session)
    {
        var run = Arguments.Run();
        var command = new Command("resume", "Go on with an interrupted run from its newest checkpoint.") { run };
        command.SetAction(parsed => Outcome.Of(session, (progress, interrupt) => ExperimentRunner.Resume(parsed.GetRequiredValue(run), progress, interrupt)));
        return command;
    }
}
