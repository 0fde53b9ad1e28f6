using RnnResearch.Configuration.Rules;

namespace RnnResearch.Models;

/// <summary>Stochastic "hard" attention (Xu et al. 2015, section 4.1): how it is learned, and how it looks once it is.</summary>
public sealed record HardAttentionConfig
{
    /// <summary>How much of the moving average b of log p per word, the baseline of REINFORCE, is kept at each step.</summary>
    [Between(0, 1, ExclusiveMax = true)]
    public double BaselineDecay { get; init; } = 0.9;

    /// <summary>
    /// Weight lambda_r of the REINFORCE term. With 1 the gradient is that of the bound (equation 11) in the mean over what is drawn; less
    /// lets the noise of the drawing teach less. 0 leaves it out.
    /// </summary>
    [AtLeast(0)]
    public double Reinforce { get; init; } = 0.1;

    /// <summary>Weight lambda_e of the entropy of each word's places, in nats, which keeps it from choosing too soon.</summary>
    [AtLeast(0)]
    public double Entropy { get; init; } = 0.01;

    /// <summary>Share of a training step's pictures that are read softly: z is the expected annotation. With 1 nothing is drawn.</summary>
    [Between(0, 1)]
    public double SoftShare { get; init; } = 0.5;

    /// <summary>What a trained one reads, when it is evaluated and when it writes.</summary>
    [MayChange]
    public HardReading Reads { get; init; } = HardReading.Likeliest;
}
