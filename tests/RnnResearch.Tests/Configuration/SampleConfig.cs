using RnnResearch.Configuration.Rules;
using RnnResearch.Experiments;

namespace RnnResearch.Tests.Configuration;

/// <summary>A record with every kind of value.</summary>
internal sealed record SampleConfig : ExperimentConfig
{
    /// <summary>Passes over the data.</summary>
    [AtLeast(1)]
    public int Epochs { get; init; } = 10;

    public long Tokens { get; init; } = 5_000_000_000;

    public bool Shuffle { get; init; } = true;

    [AfterTraining]
    public string? Note { get; init; }

    public double? Clip { get; init; } = 5;

    [OneOf("adam", "sgd")]
    public string Optimizer { get; init; } = "adam";

    [NotEmpty]
    [Between(0, 1, ExclusiveMax = true)]
    public IReadOnlyList<double> Dropout { get; init; } = [0.5];

    public IReadOnlyDictionary<string, int> Weights { get; init; } = new Dictionary<string, int>();

    public SampleModel Model { get; init; } = new() { Units = 64 };

    public IReadOnlyList<SampleLayer> Layers { get; init; } = [];

    protected override IReadOnlyList<string> Metrics => ["loss", "truth"];
}
