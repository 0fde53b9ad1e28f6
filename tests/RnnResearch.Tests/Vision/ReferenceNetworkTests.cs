using System.Text.Json;
using RnnResearch.Tests.Data;
using RnnResearch.Vision;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Vision;

/// <summary>
/// Logits and features of both pretrained encoders against those of torchvision (reference/imagenet-cnn.json: made with PyTorch 1.13 on a
/// synthetic input).
/// </summary>
public sealed class ReferenceNetworkTests
{
    private const string SqueezeNet = "imagenet-cnn/squeezenet1_1.safetensors";
    private const string MobileNet = "imagenet-cnn/mobilenet_v2.safetensors";
    private const double Tolerance = 1e-3;

    [NeedsDataFact(SqueezeNet)]
    public void SqueezeNet_agrees_with_torchvision() => AssertAgrees("squeezenet1_1", Loaded(new SqueezeNetEncoder(), SqueezeNet));

    [NeedsDataFact(MobileNet)]
    public void MobileNetV2_agrees_with_tensorflow_padding() =>
        AssertAgrees("mobilenet_v2 (TF SAME padding)", Loaded(new MobileNetV2Encoder(), MobileNet));

    [NeedsDataFact(MobileNet)]
    public void MobileNetV2_agrees_with_symmetric_padding() =>
        AssertAgrees("mobilenet_v2 (symmetric padding, plain torchvision)", Loaded(new MobileNetV2Encoder(padsAfter: false), MobileNet));

    private static PretrainedEncoder Loaded(PretrainedEncoder encoder, string weights)
    {
        encoder.LoadWeights(NeedsDataFactAttribute.Find(weights)!);
        return encoder;
    }

    private static void AssertAgrees(string model, PretrainedEncoder encoder)
    {
        using var scope = NewDisposeScope();
        using var owned = encoder;
        using var noGradients = no_grad();
        var path = Path.Combine(AppContext.BaseDirectory, "reference", "imagenet-cnn.json");
        using var reference = JsonDocument.Parse(File.ReadAllText(path));
        var expected = reference.RootElement.GetProperty("models").GetProperty(model);
        var input = Input();

        var features = encoder.call(input);
        Assert.Equal(Numbers(expected, "features_shape"), features.shape.Select(side => (double)side));
        Assert.Equal((encoder.Channels, encoder.GridSize), ((int)features.shape[1], (int)features.shape[2]));
        Assert.Equal(expected.GetProperty("features_mean").GetDouble(), features.mean().ToDouble(), Tolerance);
        Assert.Equal(expected.GetProperty("features_std").GetDouble(), features.std().ToDouble(), Tolerance);
        AssertClose(Numbers(expected, "features_channel_mean_first8"), features.mean([2, 3])[0]);

        var logits = encoder.Logits(input)[0];
        AssertClose(Numbers(expected, "logits_first10"), logits);
        Assert.Equal(expected.GetProperty("argmax").GetInt64(), logits.argmax().ToInt64());
    }

    /// <summary><c>x[0,c,y,x] = (((c*50176 + y*224 + x)*7919) mod 1000)/500 - 1</c>.</summary>
    private static Tensor Input()
    {
        var numbers = arange(3 * 224 * 224, dtype: ScalarType.Int64).mul(7919).remainder(1000);
        return numbers.to(ScalarType.Float64).div(500).sub(1).to(ScalarType.Float32).view(1, 3, 224, 224);
    }

    private static double[] Numbers(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];


    private static void AssertClose(double[] expected, Tensor actual)
    {
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i].ToDouble(), Tolerance);
    }
}
