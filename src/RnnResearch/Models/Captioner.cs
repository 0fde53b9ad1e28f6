using RnnResearch.Vision;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>A picture in, a caption out: a <see cref="ConvEncoder"/> and a <see cref="SequenceDecoder"/>.</summary>
public sealed class Captioner : nn.Module<Tensor, PackedSequences, DecoderOutput>
{
    private readonly ConvEncoder encoder;
    private readonly SequenceDecoder decoder;
    private readonly WordDetector? detector;

    public Captioner(CaptionerConfig config, ConvEncoder encoder, long vocabularySize) : base(nameof(Captioner))
    {
        this.encoder = encoder;
        decoder = config.Kind switch
        {
            CaptionerKind.Attention => new AttentionDecoder(config, vocabularySize, encoder.Channels),
            CaptionerKind.Plain => new PlainDecoder(config, vocabularySize, encoder.Channels),
            _ => throw new ArgumentOutOfRangeException(nameof(config), config.Kind, "there is no such captioner"),
        };
        detector = config.WordDetector > 0 ? new WordDetector(encoder.Channels, vocabularySize) : null;
        RegisterComponents();
    }

    public ConvEncoder Encoder => encoder;

    public SequenceDecoder Decoder => decoder;

    /// <summary>The auxiliary word detector, where the configuration asks for one.</summary>
    public WordDetector? Detector => detector;

    /// <summary>
    /// Annotations of pictures on any device, uint8 [B, 3, H, W] to [B, L, D]: row i is place (i / gw, i % gw) of the grid.
    /// </summary>
    public Tensor Annotate(Tensor images)
    {
        var grid = encoder.call(encoder.Normalize(images.to(decoder.Device))); // [B, D, gh, gw]
        return grid.flatten(2).transpose(1, 2).contiguous();
    }

    public override DecoderOutput forward(Tensor images, PackedSequences captions) => decoder.call(Annotate(images), captions);
}
