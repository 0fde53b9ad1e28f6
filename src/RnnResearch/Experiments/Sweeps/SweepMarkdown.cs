using System.Text;
using RnnResearch.Training;

namespace RnnResearch.Experiments.Sweeps;

/// <summary>Writes <c>summary.md</c>: the question, what was run, the tables.</summary>
internal sealed class SweepMarkdown(Sweep sweep, SweepResult result)
{
    public string Page(IEnumerable<ResultTable> tables)
    {
        var page = new StringBuilder($"# {sweep.Name}\n");
        if (sweep.Header.Question.Length > 0) page.Append($"\n{sweep.Header.Question}\n");
        if (sweep.Header.Expected.Length > 0) page.Append($"\nExpected: {sweep.Header.Expected}\n");
        foreach (var table in tables) page.Append($"\n## {table.Title}\n\n{Rows(table)}");
        var seeds = string.Join(", ", sweep.Runs.Select(run => run.Seed).Distinct());
        page.Append(
            $"\nMean ± sample standard deviation (runs) over the seeds {seeds}. "
            + "All splits are scored with the best validation checkpoint of each run.\n");
        var unfinished = result.Unfinished.Select(run => $"; {run.Run.Label} is {run.State.ToString().ToLowerInvariant()}");
        var diverged = result.Groups.Sum(group => group.Diverged.Count);
        var failing = diverged > 0 ? $", {diverged} diverged and are in no mean" : "";
        page.Append($"{result.Finished.Count} of {sweep.Runs.Count} runs are finished{failing}{string.Concat(unfinished)}.\n");
        if (result.Finished.Count > 0) page.Append($"{MadeWith()}\n");
        return page.ToString();
    }

    private static string Rows(ResultTable table) =>
        string.Concat(new[] { table.Columns, [.. table.Columns.Select(_ => "---")] }.Concat(table.Rows)
            .Select(row => $"| {string.Join(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n"));

    private string MadeWith()
    {
        var commits = string.Join(", ", result.Finished.Select(run => run.Source).Distinct());
        var machines = string.Join("; ", result.Finished.Select(run => run.Machine.ToString()).Distinct());
        var minutes = FormattableString.Invariant($"{result.TrainingSeconds / 60:F1}");
        var shared = result.Finished.Count(run => run.TrainedAs is not null);
        var none = shared > 0 ? $"; {shared} runs have taken over the training of another" : "";
        var note = Circumstances.NoteOn(result.Finished) is { } unlike ? $"\n\nNote: {unlike}." : "";
        return $"Made with `{result.Finished[0].Command}`: commit {commits}; {machines}; {minutes} minutes of training in all{none}.{note}";
    }
}
