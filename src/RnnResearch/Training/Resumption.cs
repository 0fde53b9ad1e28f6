using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace RnnResearch.Training;

/// <summary>One time that a run was gone on with: an entry of <c>run.json</c>.</summary>
public sealed record Resumption : Circumstances
{
    [JsonConstructor]
    public Resumption()
    {
    }

    [SetsRequiredMembers]
    public Resumption(Circumstances now)
        : base(now)
    {
    }

    public required DateTimeOffset When { get; init; }

    /// <summary>The step of the checkpoint it went on from; 0 where there was none.</summary>
    public required long Step { get; init; }

    /// <summary>What it was told to change from there on, as <c>key.path=value</c>.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];
}
