namespace RnnResearch.Vision;

/// <summary>Builds the encoder a configuration names.</summary>
public static class ConvEncoders
{
    /// <param name="config">Which one.</param>
    /// <param name="imageSize">Side of the images of the data set.</param>
    /// <param name="pretrained">Load the ImageNet weights from the data folder; false when weights are about to be loaded from elsewhere,
    /// such as a checkpoint.</param>
    public static ConvEncoder Create(EncoderConfig config, int imageSize, bool pretrained = true)
    {
        ArgumentNullException.ThrowIfNull(config);
        PretrainedEncoder encoder;
        switch (config.Kind)
        {
            case EncoderKind.Small:
                return new SmallConvEncoder(config.Small, imageSize);
            case EncoderKind.Squeezenet:
                encoder = new SqueezeNetEncoder();
                break;
            case EncoderKind.Mobilenet:
                encoder = new MobileNetV2Encoder();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(config), config.Kind, "not an encoder");
        }
        if (pretrained)
            encoder.LoadPretrained();
        return encoder;
    }
}
