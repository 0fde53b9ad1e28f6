using RnnResearch.Configuration;
using RnnResearch.Configuration.Nodes;
using RnnResearch.Configuration.Rules;

namespace RnnResearch.Experiments.Sweeps;

/// <summary>A sweep: what of an experiment is varied, over which seeds, how it is run and what is shown.</summary>
internal sealed record SweepConfig : ICrossChecked
{
    /// <summary>The experiment that is varied.</summary>
    [NotEmpty]
    public required string Experiment { get; init; }

    /// <summary>Changes for every run, as on the command line: <c>key.path: value</c>.</summary>
    public ConfigMap? Set { get; init; }

    /// <summary>What is varied: <c>key.path: [value, value]</c>. Every combination is run.</summary>
    public ConfigMap? Grid { get; init; }

    /// <summary>Named bundles of changes, <c>name: {key.path: value}</c>. Each is combined with the whole grid.</summary>
    public ConfigMap? Cases { get; init; }

    /// <summary>Every combination is run with each of these seeds.</summary>
    [NotEmpty]
    [AtLeast(0)]
    public required IReadOnlyList<long> Seeds { get; init; }

    /// <summary>
    /// The validation metric that stands first in the table; null takes the one the experiment chooses its checkpoint by.
    /// </summary>
    public string? Metric { get; init; }

    /// <summary>The metrics beside it; an empty list shows all that say something of their own.</summary>
    public IReadOnlyList<string> Show { get; init; } = [];

    /// <summary>Runs at once; 0 takes as many as there are cores for their threads.</summary>
    [AtLeast(0)]
    public int Workers { get; init; }

    /// <summary>Threads of each run.</summary>
    [AtLeast(1)]
    public int Threads { get; init; } = 1;

    /// <summary>
    /// Published figures, shown beside the row they are for: the row is named by its values, such as <c>lstm</c> or <c>large, lstm</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string> Expected { get; init; } = new Dictionary<string, string>();

    public IEnumerable<ConfigProblem> Check()
    {
        foreach (var (index, seed) in Seeds.Index())
        {
            if (Seeds.Take(index).Contains(seed))
                yield return new ConfigProblem(
                    $"seeds[{index}]", $"{seed} stands twice; the same run again would only look like a smaller deviation");
        }
    }
}
