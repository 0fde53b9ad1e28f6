using System.Globalization;
using CsvHelper;
using RnnResearch.Data;
using RnnResearch.Files;
using RnnResearch.Training;

namespace RnnResearch.Experiments.Sweeps;

/// <summary>Shows what a sweep reached: tables for people, <c>summary.csv</c> for plots.</summary>
internal sealed class SweepReport(Sweep sweep, SweepResult result)
{
    private const string Nothing = "-";

    /// <summary>Metrics that follow from others or only accompany them; they are in the CSV.</summary>
    private static readonly string[] Accompanying = ["perplexity", "bleu1", "bleu2", "bleu3", "rouge_l", "distinct"];

    private static readonly CsvWriterOptions Format = CsvWriterOptions.Default with { NewLine = "\n" };

    /// <summary>A table per split, a row per combination; parameters, time and expected figures stand in the first.</summary>
    public IReadOnlyList<ResultTable> Tables
    {
        get
        {
            var furtherSplits = new[] { Split.Test, Split.Novel }.Where(split => ShownOf(split).Count > 0);
            var first = Validation with { Note = Circumstances.NoteOn(result.Finished) };
            return [first, .. furtherSplits.Select(split => Table(split, ShownOf(split), [], _ => []))];
        }
    }

    private bool SomeDiverged => result.Groups.Any(group => group.Diverged.Count > 0);

    private ResultTable Validation => Table(
        Split.Validation,
        [sweep.Metric, .. ShownOf(Split.Validation).Where(metric => metric != sweep.Metric)],
        [.. SomeDiverged ? new[] { "diverged" } : [], "parameters", "seconds", .. sweep.Expected.Count > 0 ? new[] { "expected" } : []],
        group =>
        [
            .. SomeDiverged ? new[] { $"{group.Diverged.Count} of {group.Diverged.Count + group.Finished.Count}" } : [],
            group.Parameters is { } parameters ? Plain(parameters) : Nothing,
            group.Seconds is { } seconds ? Plain(seconds) : Nothing,
            ExpectedOf(group),
        ]);

    /// <summary>Whether a metric of a split has a column in the tables.</summary>
    public bool Shows(Split split, string metric) => split == Split.Validation && metric == sweep.Metric || ShownOf(split).Contains(metric);

    /// <summary>Writes <c>summary.csv</c> and <c>summary.md</c>.</summary>
    public void Write(SweepFolder folder)
    {
        DurableFile.Write(folder.CsvFile, Csv());
        DurableFile.Write(folder.MarkdownFile, new SweepMarkdown(sweep, result).Page(Tables));
    }

    private ResultTable Table(Split split, IReadOnlyList<string> metrics, string[] further, Func<SweepGroup, string[]> cells)
    {
        IReadOnlyList<string> varied = sweep.Axes.Count > 0 ? sweep.Axes : ["experiment"];
        var rows = result.Groups.Select(group => (IReadOnlyList<string>)
        [
            .. sweep.Axes.Count > 0 ? group.Point.Values : [group.Point.Label],
            .. metrics.Select(metric => group[split, metric]?.ToString() ?? Nothing),
            .. cells(group).Take(further.Length),
        ]);
        return new ResultTable($"{sweep.Name}: {split.Name()}", [.. varied, .. metrics, .. further], [.. rows]);
    }

    /// <summary>
    /// A line per combination, split and metric. Parameters and seconds belong to the split <c>run</c>; the expected figure stands
    /// beside the sweep's metric.
    /// </summary>
    private string Csv()
    {
        var text = new StringWriter();
        using (var csv = CsvWriter.Create(text, Format))
        {
            csv.WriteRecord(["label", .. sweep.Axes, "split", "metric", "n", "mean", "std", "expected"]);
            foreach (var group in result.Groups)
            {
                foreach (var split in new[] { Split.Validation, Split.Test, Split.Novel })
                    foreach (var metric in MetricsOf(split)) Row(csv, group, split.Name(), metric, group[split, metric]);
                Row(csv, group, "run", "parameters", group.Parameters);
                Row(csv, group, "run", "seconds", group.Seconds);
                Row(csv, group, "run", "diverged_at", group.DivergedAt);
            }
        }
        return text.ToString();
    }

    private void Row(CsvWriter csv, SweepGroup group, string split, string metric, Statistic? statistic)
    {
        if (statistic is null) return;
        var deviation = statistic.Deviation is { } value ? Exact(value) : "";
        var expected = split == Split.Validation.Name() && metric == sweep.Metric ? ExpectedOf(group) : "";
        csv.WriteRecord(
        [
            group.Point.Label, .. group.Point.Values, split, metric, $"{statistic.Count}", Exact(statistic.Mean), deviation, expected,
        ]);
    }

    private string ExpectedOf(SweepGroup group) => sweep.Expected.GetValueOrDefault(group.Point.Label, "");

    private IReadOnlyList<string> ShownOf(Split split) => sweep.Show.Count > 0
        ? [.. sweep.Show.Intersect(MetricsOf(split))]
        : [.. MetricsOf(split).Where(metric => metric == sweep.Metric || !Accompanying.Contains(metric))];

    private IReadOnlyList<string> MetricsOf(Split split) => [.. result.Groups.SelectMany(group => group.MetricsOf(split)).Distinct()];

    /// <summary>A mean of whole numbers, with its deviation only if there is one.</summary>
    private static string Plain(Statistic statistic) =>
        statistic.Deviation is > 0 ? statistic.Format(0) : statistic.Mean.ToString("N0", CultureInfo.InvariantCulture);

    private static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
