using RnnResearch.Configuration.Rules;

namespace RnnResearch.Decoding;

/// <summary>How sequences are written from a trained model.</summary>
public sealed record DecodeConfig
{
    /// <summary>The widest beam there is: memory grows with it, and captions have long stopped getting better.</summary>
    public const int WidestBeam = 1000;

    private const int LongestSequence = 10_000;

    /// <summary>Beams kept per sequence; 1 is greedy.</summary>
    [Between(1, WidestBeam)]
    [MayChange]
    [AfterTraining]
    public int Beam { get; init; } = 3;

    /// <summary>
    /// Above 0 every token is drawn from softmax(scores / temperature), the lecture's sampling, and <see cref="Beam"/> is not used;
    /// 0 writes the likeliest.
    /// </summary>
    [AtLeast(0)]
    [MayChange]
    [AfterTraining]
    public double Temperature { get; init; }

    /// <summary>Longest sequence in tokens.</summary>
    [Between(1, LongestSequence)]
    public int MaxLength { get; init; } = 30;

    /// <summary>Finished beams are ranked by log p / length^alpha (Wu et al. 2016, simplified); 0 ranks by log p.</summary>
    [AtLeast(0)]
    [MayChange]
    [AfterTraining]
    public double LengthAlpha { get; init; }

    /// <summary>
    /// The likeliest token at every step, which is how a split is written while training: all that is taken from here is
    /// <see cref="MaxLength"/>.
    /// </summary>
    internal DecodeConfig Greedily() => new() { Beam = 1, MaxLength = MaxLength };
}
