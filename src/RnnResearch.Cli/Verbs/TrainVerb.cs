using System.CommandLine;
using RnnResearch.Cli.Output;
using RnnResearch.Experiments;

namespace RnnResearch.Cli.Verbs;

/// <summary><c>rnn train NAME [KEY=VALUE...]</c></summary>
internal static class TrainVerb
{
    public static Command Create(Session session)
    {
        var name = Arguments.Experiment();
        var overrides = Arguments.Overrides();
        var results = Arguments.Results();
        var command = new Command("train", "Train, evaluate and report an experiment.") { name, overrides, results };
        command.SetAction(parsed =>
            Run(session, parsed.GetRequiredValue(name), parsed.GetValue(overrides) ?? [], parsed.GetValue(results)));
        return command;
    }

    private static int Run(Session session, string name, string[] overrides, string? results)
    {
        var catalog = session.Catalog();
        var experiment = catalog.Load(name, overrides);
        var options = new RunOptions(results ?? Path.Combine(catalog.Root, Session.ResultsFolder), CommandFor(name, overrides));
        return Outcome.Of(session, (progress, interrupt) => ExperimentRunner.Train(experiment, options, progress, interrupt));
    }

    /// <summary>The command as a user types it.</summary>
    private static string CommandFor(string name, string[] overrides) =>
        $"make exp NAME={name}{(overrides.Length == 0 ? "" : $" SET=\"{string.Join(' ', overrides)}\"")}";
}
