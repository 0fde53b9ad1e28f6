using RnnResearch.Experiments;
using RnnResearch.Training;

namespace RnnResearch.Reports;

/// <summary>
/// What the files of a run say, for pages. What is damaged or not there yet is null or empty, and stands among the faults.
/// </summary>
internal sealed record RunFacts
{
    public required RunDirectory Run { get; init; }

    public required RunInfo Info { get; init; }

    public required RunState State { get; init; }

    public RunSummary? Summary { get; init; }

    public required IReadOnlyList<MetricsRow> Rows { get; init; }

    public ResolvedExperiment? Configuration { get; init; }

    /// <summary>What the file of its experiment says about itself, as it is now.</summary>
    public ExperimentSummary? Header { get; init; }

    public required Faults Faults { get; init; }

    public string Title => Configuration?.Config.Title is { Length: > 0 } title ? title : Info.Experiment;

    /// <summary>What its loss is counted in: nats where it has a perplexity, which a squared error has not.</summary>
    public string LossUnit => Rows.Any(row => row.Metric == "perplexity") ? "nats per token" : "loss";

    /// <summary>The folder's name, which is when it began, or its label in a sweep.</summary>
    public string Folder => Path.GetFileName(Run.Path);

    /// <summary>Its scores by split, those that it has.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Scores =>
        new[] { ("validation", Summary?.Validation), ("test", Summary?.Test), ("novel", Summary?.Novel) }
            .Where(split => split.Item2 is not null)
            .ToDictionary(split => split.Item1, split => split.Item2!);
}
