using RnnResearch.Configuration.Rules;
using RnnResearch.Vision;

namespace RnnResearch.Models;

/// <summary>A captioner: encoder, decoder and their sizes.</summary>
public sealed record CaptionerConfig : DecoderConfig
{
    /// <summary>Which captioner of the lecture.</summary>
    public CaptionerKind Kind { get; init; } = CaptionerKind.Attention;

    /// <summary>The convolutional encoder.</summary>
    public EncoderConfig Encoder { get; init; } = new();

    /// <summary>
    /// Weight mu of the word detector, an auxiliary loss that teaches an encoder trained from scratch what words look like;
    /// 0 leaves it out.
    /// </summary>
    [AtLeast(0)]
    public double WordDetector { get; init; }

    /// <summary>Parts of the plain captioner; not used by <c>kind: attention</c>.</summary>
    public PlainConfig Plain { get; init; } = new();

    protected override bool Looks => Kind == CaptionerKind.Attention;
}
