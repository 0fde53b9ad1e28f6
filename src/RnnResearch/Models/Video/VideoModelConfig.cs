using RnnResearch.Configuration;
using RnnResearch.Configuration.Rules;
using RnnResearch.Recurrent;

namespace RnnResearch.Models.Video;

/// <summary>
/// A network that says the class of a clip at every frame. <c>hidden</c>, <c>layers</c> and <c>dropout</c> are those of the recurrent
/// stack, or of
/// the layers that read a frame or a window.
/// </summary>
public sealed record VideoModelConfig : RecurrentConfig
{
    /// <summary>What is read for the class at a frame.</summary>
    public VideoModelKind Kind { get; init; } = VideoModelKind.Recurrent;

    /// <summary>k, the last frames that <c>kind: window</c> reads.</summary>
    [Between(1, 1000)]
    public int Window { get; init; } = 5;

    /// <summary>Channels of 3x3 convolutions of stride 2 that each frame goes through first; of pixels only.</summary>
    public IReadOnlyList<int> Convolutions { get; init; } = [];

    /// <summary>E, units of a layer that each frame goes through before anything looks at several; 0 for none.</summary>
    [AtLeast(0)]
    public int Embedding { get; init; }

    /// <summary>Share of the numbers of a frame dropped while training.</summary>
    [Between(0, 1, ExclusiveMax = true)]
    public double InputDropout { get; init; }

    /// <summary>The weights before training.</summary>
    public InitConfig Init { get; init; } = new();

    public override IEnumerable<ConfigProblem> Check()
    {
        foreach (var problem in base.Check()) yield return problem;
        if (Convolutions.Any(channels => channels is < 1 or > 4096))
            yield return new ConfigProblem("convolutions", "expected channels in [1, 4096] for each");
    }
}
