using System.CommandLine;
using RnnResearch.Cli.Output;
using RnnResearch.Experiments;

namespace RnnResearch.Cli.Verbs;

/// <summary><c>rnn list</c></summary>
internal static class ListVerb
{
    public static Command Create(Session session)
    {
        var command = new Command("list", "List the experiments with their questions, what to expect and how long they take.");
        command.SetAction(_ => TableWriter.Write(session.Out, Table(session.Catalog())));
        return command;
    }

    private static ResultTable Table(ExperimentCatalog catalog) => new(
        "Experiments (make exp NAME=...)",
        ["name", "question", "expected", "minutes"],
        [.. catalog.List().Select(experiment => new[] { experiment.Name, experiment.Question, experiment.Expected, experiment.Minutes })]);
}
