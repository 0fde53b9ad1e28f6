using RnnResearch.Configuration;
using RnnResearch.Configuration.Binding;
using RnnResearch.Configuration.Nodes;

namespace RnnResearch.Experiments;

/// <summary>An experiment ready to run: its typed configuration, and where each value of it came from.</summary>
public sealed class ResolvedExperiment
{
    private const string Default = "default";

    private readonly IReadOnlyList<CanonicalLine> lines;
    private readonly ConfigMap tree;

    internal ResolvedExperiment(string name, ExperimentConfig config, ConfigMap tree)
    {
        Name = name;
        Config = config;
        this.tree = tree;
        lines = [.. CanonicalYaml.Of(config)];
    }

    /// <summary>The experiment's name, which is its file's.</summary>
    public string Name { get; }

    public ExperimentConfig Config { get; }

    /// <summary>Every value with its origin, in the order of the records.</summary>
    public IEnumerable<ResolvedValue> Values =>
        lines.Where(line => line.KeyPath is not null)
            .Select(line => new ResolvedValue(line.KeyPath!, line.Value!, OriginOf(line.KeyPath!)));

    /// <summary>The origin of each value that is no default, by its key path.</summary>
    public IReadOnlyDictionary<string, string> Origins =>
        Values.Where(value => value.Origin != Default).ToDictionary(value => value.KeyPath, value => value.Origin);

    /// <summary>What of it training reads: two runs of which this is the same come to the same checkpoints.</summary>
    internal IReadOnlyDictionary<string, string> OfTraining =>
        Values.Where(value => !RecordShape.Of(Config.GetType()).Along(value.KeyPath).Any(property => property.AfterTraining))
            .ToDictionary(value => value.KeyPath, value => value.Value);

    /// <summary>The full configuration, every default spelled out; reading it back gives an equal one.</summary>
    public string ToYaml() => string.Concat(lines.Select(line => line.Text + "\n"));

    /// <summary>The same with the origin of each value in a comment beside it.</summary>
    public string ToAnnotatedYaml()
    {
        var width = lines.Where(line => line.KeyPath is not null).Max(line => line.Text.Length);
        return string.Concat(lines.Select(line =>
            line.KeyPath is null ? line.Text + "\n" : $"{line.Text.PadRight(width)}  # {OriginOf(line.KeyPath)}\n"));
    }

    /// <summary>The same with every path absolute, as a run keeps it: it means the same files wherever it is read.</summary>
    public ResolvedExperiment Anywhere() => new(Name, AbsolutePaths.In(Config), tree);

    private string OriginOf(string path) => tree.At(path)?.Location switch
    {
        null => Default,
        { Line: 0 } place => place.Source,
        var place => $"{place.Source}:{place.Line}",
    };
}
