namespace RnnResearch.Experiments.Sweeps;

/// <summary>A sweep ready to run: every run of it with its whole configuration, checked.</summary>
public sealed class Sweep
{
    /// <summary>What the comment at the top of its file says.</summary>
    public required ExperimentSummary Header { get; init; }

    /// <summary>The sweep's name, which is its file's.</summary>
    public string Name => Header.Name;

    /// <summary>What is varied, by short names: <c>cell</c>, <c>hidden</c>.</summary>
    public required IReadOnlyList<string> Axes { get; init; }

    /// <summary>The rows of the table.</summary>
    public required IReadOnlyList<SweepPoint> Points { get; init; }

    /// <summary>All runs, point by point and seed by seed.</summary>
    public required IReadOnlyList<SweepRun> Runs { get; init; }

    /// <summary>The validation metric that stands first.</summary>
    public required string Metric { get; init; }

    /// <summary>The metrics beside it, or none for those that say something of their own.</summary>
    public required IReadOnlyList<string> Show { get; init; }

    /// <summary>Runs at once.</summary>
    public required int Workers { get; init; }

    /// <summary>Threads of each run.</summary>
    public required int Threads { get; init; }

    /// <summary>Published figures by the label of their row.</summary>
    public required IReadOnlyDictionary<string, string> Expected { get; init; }

    /// <summary>The file's text, kept with the results.</summary>
    public required string Text { get; init; }

    /// <summary>What reads the configurations of its runs.</summary>
    public required TaskRegistry Tasks { get; init; }
}
