using System.CommandLine;
using RnnResearch.Cli.Output;
using RnnResearch.Experiments;
using RnnResearch.Experiments.Sweeps;

namespace RnnResearch.Cli.Verbs;

/// <summary><c>rnn list</c></summary>
internal static class ListVerb
{
    public static Command Create(Session session)
    {
        var command = new Command("list", "List the experiments and sweeps with their questions, what to expect and how long they take.");
        command.SetAction(_ => Print(session));
        return command;
    }

    private static void Print(Session session)
    {
        var catalog = session.Catalog();
        TableWriter.Write(session.Out, Table("Experiments (make exp NAME=...)", catalog.List()));
        if (new SweepCatalog(catalog).List() is { Count: > 0 } sweeps)
            TableWriter.Write(session.Out, Table("Sweeps (make sweep NAME=...)", sweeps));
    }

    private static ResultTable Table(string title, IEnumerable<ExperimentSummary> files) => new(
        title,
        ["name", "question", "expected", "minutes"],
        [.. files.Select(file => new[] { file.Name, file.Question, file.Expected, file.Minutes })]);
}
