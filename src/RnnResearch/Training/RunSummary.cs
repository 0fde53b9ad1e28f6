using System.Text.Json.Serialization;

namespace RnnResearch.Training;

/// <summary><c>summary.json</c>: how a run ended and what it reached, with the metric names of <c>metrics.csv</c>.</summary>
public sealed record RunSummary
{
    public required RunStatus Status { get; init; }

    /// <summary>Why it failed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>The step at which numbers were none any more, of a run that failed so: once more it would do the same.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? DivergedAt { get; init; }

    /// <summary>The step of the best checkpoint, which the splits below were measured with.</summary>
    public long? BestStep { get; init; }

    /// <summary>Training time over all resumptions.</summary>
    public double Seconds { get; init; }

    /// <summary>Targets in the loss per second of training steps, evaluation and saving left out.</summary>
    public double TokensPerSecond { get; init; }

    /// <summary>Trained numbers in the model.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Parameters { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? Validation { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? Test { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? Novel { get; init; }
}
