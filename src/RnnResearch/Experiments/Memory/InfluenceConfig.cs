using RnnResearch.Analysis.Influence;
using RnnResearch.Configuration.Rules;

namespace RnnResearch.Experiments.Memory;

/// <summary>How it is measured what a state holds of each input before it.</summary>
public sealed record InfluenceConfig
{
    /// <summary>The first steps of a sequence, so many.</summary>
    [Between(2, InfluencePicture.Most)]
    public int Steps { get; init; } = 4;

    /// <summary>Held-out sequences that are averaged.</summary>
    [Between(1, 1000)]
    public int Sequences { get; init; } = 20;
}
