using System.Globalization;
using RnnResearch.Data;

namespace RnnResearch.Experiments;

/// <summary>Scores of several experiments side by side: a row per experiment and split, a column per metric.</summary>
internal sealed class ScoreTable
{
    private readonly List<(string Experiment, Split Split, IReadOnlyDictionary<string, double> Scores)> rows = [];

    /// <summary>Adds a row; a split without scores adds none.</summary>
    public void Add(string experiment, Split split, IReadOnlyDictionary<string, double>? scores)
    {
        if (scores is not null) rows.Add((experiment, split, scores));
    }

    /// <summary>
    /// Rows sorted by split, columns in the order in which metrics first appear; a metric that an experiment lacks is a dash.
    /// </summary>
    public ResultTable Format(string title)
    {
        var metrics = rows.SelectMany(row => row.Scores.Keys).Distinct().ToList();
        return new ResultTable(
            title,
            ["split", "experiment", .. metrics],
            [.. rows.OrderBy(row => row.Split).Select(row => (IReadOnlyList<string>)
            [
                row.Split.Name(),
                row.Experiment,
                .. metrics.Select(metric => Shown(row.Scores, metric)),
            ])]);
    }

    private static string Shown(IReadOnlyDictionary<string, double> scores, string metric) =>
        scores.TryGetValue(metric, out var value) ? value.ToString("F3", CultureInfo.InvariantCulture) : "-";
}
