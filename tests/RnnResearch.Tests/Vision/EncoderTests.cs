using RnnResearch.Data;
using RnnResearch.Models;
using RnnResearch.Training;
using RnnResearch.Training.Updates;
using RnnResearch.Vision;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Vision;

public sealed class EncoderTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public static TheoryData<EncoderKind> Pretrained => [.. Enum.GetValues<EncoderKind>().Where(kind => kind != EncoderKind.Small)];

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_small_encoder_gives_an_8x8_grid_of_its_last_layers_channels(bool coordinates)
    {
        using var encoder = new SmallConvEncoder(new() { Coordinates = coordinates }, imageSize: 64);
        var annotations = encoder.call(encoder.Normalize(randint(0, 256, [2, 3, 64, 64], dtype: ScalarType.Byte)));
        Assert.Equal([2L, encoder.Channels, encoder.GridSize, encoder.GridSize], annotations.shape);
        Assert.Equal((coordinates ? 98 : 96, 8), (encoder.Channels, encoder.GridSize));
    }

    [Fact]
    public void A_cell_of_the_small_encoder_sees_its_own_part_of_the_picture_only()
    {
        using var encoder = new SmallConvEncoder(new(), imageSize: 64);
        encoder.eval();
        var picture = rand(1, 3, 64, 64);
        var changed = picture.clone();
        changed.narrow(2, 40, 24).fill_(0);
        var difference = (encoder.call(picture) - encoder.call(changed)).abs().sum(1)[0]; // [8, 8]
        Assert.Equal(0, difference.narrow(0, 0, 2).sum().ToSingle());
        Assert.True(difference.narrow(0, 6, 2).sum().ToSingle() > 0);
    }

    [Fact]
    public void Only_with_coordinates_does_the_small_encoder_know_where_it_is()
    {
        Assert.True(SpreadOverFlatPicture(coordinates: true) > 1e-3);
        Assert.Equal(0, SpreadOverFlatPicture(coordinates: false), 1e-5);
    }

    [Theory]
    [MemberData(nameof(Pretrained))]
    public void A_pretrained_encoder_stays_frozen_in_a_model_that_trains(EncoderKind kind)
    {
        manual_seed(3);
        using var encoder = (PretrainedEncoder)ConvEncoders.Create(new() { Kind = kind }, imageSize: 224, pretrained: false);
        var captioner = new Captioner(new() { Embedding = 4, Hidden = 4, Attention = new() { Size = 2 } }, encoder, vocabularySize: 8);
        captioner.train();
        Assert.True(captioner.Decoder.training);
        Assert.All(encoder.named_modules(), entry => Assert.False(entry.module.training, entry.name));
        Assert.False(encoder.training);

        var (encoderBefore, decoderBefore) = (encoder.Fingerprint(), captioner.Decoder.state_dict()["Lo.weight"].clone());
        var captions = PackedSequences.Pack([(0, [4L, 5])], start: 1, end: 2);
        using var update = new WeightUpdate(new() { Kind = OptimizerKind.Sgd, WeightDecay = 0.1 }, captioner, clipValue: 0, clipNorm: 0);
        var pixels = randint(0, 256, [1, 3, 224, 224], dtype: ScalarType.Byte);
        nn.functional.cross_entropy(captioner.call(pixels, captions).Logits, captions.Targets).backward();
        update.Clip();
        update.Step(1);
        Assert.False(captioner.Decoder.state_dict()["Lo.weight"].allclose(decoderBefore));
        Assert.Equal(encoderBefore, encoder.Fingerprint());
    }

    [Fact]
    public void Weights_of_another_network_are_refused_with_names()
    {
        using var folder = new TempFolder();
        Safetensors.Write(folder["w.safetensors"], new Dictionary<string, Tensor> { ["fc.weight"] = zeros(1) });
        using var encoder = new SqueezeNetEncoder();
        var error = Assert.Throws<DataException>(() => encoder.LoadWeights(folder["w.safetensors"])).Message;
        Assert.Contains("features.0.weight", error);
        Assert.Contains("fc.weight", error);
    }

    [Fact]
    public void The_fingerprint_follows_weights_and_preprocessing()
    {
        using var one = new MobileNetV2Encoder();
        using var other = new MobileNetV2Encoder(padsAfter: false);
        other.load_state_dict(one.state_dict());
        Assert.Equal(one.Fingerprint(), one.Fingerprint());
        Assert.NotEqual(one.Fingerprint(), other.Fingerprint());
        var before = one.Fingerprint();
        using (no_grad())
            one.parameters().First().add_(1);
        Assert.NotEqual(before, one.Fingerprint());
    }

    /// <summary>
    /// Deviation over the inner cells, where the padding at the border is not seen, of the annotations of a picture of one colour.
    /// </summary>
    private static double SpreadOverFlatPicture(bool coordinates)
    {
        using var encoder = new SmallConvEncoder(new() { Coordinates = coordinates }, imageSize: 64);
        encoder.eval();
        return encoder.call(ones(1, 3, 64, 64)).narrow(2, 3, 2).narrow(3, 3, 2).flatten(2).std(2).sum().ToDouble();
    }
}
