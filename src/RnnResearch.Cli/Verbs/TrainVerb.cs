using System.CommandLine;
using RnnResearch.Cli.Output;
using RnnResearch.Data.Text;
using RnnResearch.Experiments;
using RnnResearch.Experiments.Language;
using RnnResearch.Reports;

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
        if (experiment.Config is LanguageConfig { Data.Path: { } path } && PipedText.Keep(path, session.Error.WriteLine) is { } kept)
        {
            const string key = "data.path=";
            overrides = [.. overrides.Where(text => !text.StartsWith(key, StringComparison.Ordinal)), key + kept];
            experiment = catalog.Load(name, overrides);
        }
        var options = new RunOptions(results ?? Path.Combine(catalog.Root, Session.ResultsFolder), CommandFor(name, overrides));
        return Outcome.Of(session, (progress, interrupt) =>
            new RunReport(session.Tasks).Added(ExperimentRunner.Train(experiment, options, progress, interrupt), progress));
    }

    /// <summary>The command as a user types it; one whose values need quotes goes past make, where they would need them twice.</summary>
    private static string CommandFor(string name, string[] overrides) =>
        overrides.Length == 0 ? $"make exp NAME={ShellWord.Of(name)}"
        : overrides.Append(name).All(ShellWord.IsPlain) ? $"make exp NAME={name} SET=\"{string.Join(' ', overrides)}\""
        : $"./rnn train {ShellWord.Of(name)} {string.Join(' ', overrides.Select(ShellWord.Of))}";
}
