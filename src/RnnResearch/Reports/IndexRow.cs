using RnnResearch.Training;

namespace RnnResearch.Reports;

/// <summary>A run in the index.</summary>
internal sealed record IndexRow
{
    /// <summary>The metrics that stand for all others, where a run has them.</summary>
    private static readonly string[] Headlines = ["loss", "truth", "accuracy", "bleu4"];

    /// <summary>Its folder below that of all results.</summary>
    public required string Name { get; init; }

    public string? Href { get; init; }

    public string? When { get; init; }

    public required RunState State { get; init; }

    public Headline? Validation { get; init; }

    public Headline? Test { get; init; }

    public double? Seconds { get; init; }

    public string? Commit { get; init; }

    public long? Seed { get; init; }

    /// <param name="run">the run</param>
    /// <param name="results">the folder of all results</param>
    /// <param name="page">where the page will be</param>
    public static IndexRow Of(RunDirectory run, string results, string page)
    {
        var faults = new Faults();
        var info = faults.Try(() => run.Info);
        var summary = faults.Try(() => run.Summary);
        return new IndexRow
        {
            Name = Path.GetRelativePath(results, run.Path),
            Href = File.Exists(run.ReportFile) ? PageLink.Between(page, run.ReportFile) : null,
            When = PageText.When(info?.Started),
            State = faults.Sentences is [var fault, ..] ? new("damaged", fault) : RunState.Of(run, info!, summary),
            Validation = HeadlineOf(summary?.Validation),
            Test = HeadlineOf(summary?.Test),
            Seconds = summary?.Seconds,
            Commit = info?.Source,
            Seed = info?.Seed,
        };
    }

    private static Headline? HeadlineOf(IReadOnlyDictionary<string, double>? scores)
    {
        if (scores is not { Count: > 0 }) return null;
        var metric = Headlines.FirstOrDefault(scores.ContainsKey) ?? scores.Keys.First();
        return new(metric, scores[metric]);
    }

    /// <summary>One score.</summary>
    internal sealed record Headline(string Metric, double Value);
}
