namespace RnnResearch.Vision;

/// <summary>The convolutional encoders.</summary>
public enum EncoderKind
{
    /// <summary>A few layers, trained together with the decoder.</summary>
    Small,

    /// <summary>SqueezeNet 1.1 trained on ImageNet, kept as it is: 512 x 13 x 13.</summary>
    Squeezenet,

    /// <summary>MobileNetV2 trained on ImageNet, kept as it is: 1280 x 7 x 7.</summary>
    Mobilenet,
}
