using System.Text.Json.Serialization;

namespace RnnResearch.Training;

/// <summary><c>run.json</c>: everything about a run that its configuration does not say. Its circumstances are those it began in.</summary>
public sealed record RunInfo : Circumstances
{
    /// <summary>The experiment's name.</summary>
    public required string Experiment { get; init; }

    /// <summary>The command that makes this run again.</summary>
    public required string Command { get; init; }

    public required long Seed { get; init; }

    /// <summary>When training began, or null for a run of a sweep that waits for its turn.</summary>
    public required DateTimeOffset? Started { get; init; }

    /// <summary>When training and evaluation ended, or null while they run or after an interruption.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>
    /// Where each value of <c>config.yaml</c> came from that is no default, by its key: <c>experiments/x.yaml:5</c>, <c>command line</c>;
    /// null in runs that are older than this.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Origins { get; init; }

    /// <summary>Every time the run was gone on with; null while it never was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Resumption>? Resumptions { get; init; }

    /// <summary>
    /// The run of the same sweep that was trained for this one too; its training is what is told above. Null where this run was trained
    /// itself.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TrainedAs { get; init; }

    /// <summary>What it was made with at its beginning and each time it was gone on with.</summary>
    [JsonIgnore]
    public IEnumerable<Circumstances> Times => [this, .. Resumptions ?? []];
}
