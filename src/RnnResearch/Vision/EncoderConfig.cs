namespace RnnResearch.Vision;

/// <summary>Which convolutional encoder turns an image into annotation vectors.</summary>
public sealed record EncoderConfig
{
    /// <summary>The network.</summary>
    public EncoderKind Kind { get; init; } = EncoderKind.Small;

    /// <summary>Layers of <c>kind: small</c>; the pretrained networks have their own.</summary>
    public SmallConvConfig Small { get; init; } = new();

    /// <summary>The side of the images a pretrained network was trained on; null where any will do.</summary>
    internal int? RequiredImageSize => Kind == EncoderKind.Small ? null : PretrainedEncoder.TrainedSize;
}
