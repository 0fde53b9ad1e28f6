using RnnResearch.Data;
using RnnResearch.Data.Downloads;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Data;

public sealed class ImagenetCnnTests
{
    private const string NcnnOriginal = "imagenet-cnn/incoming/squeezenet_v1.1.ncnn.bin";
    private const string SqueezeNet = "imagenet-cnn/squeezenet1_1.safetensors";
    private const string TfLiteOriginal = "imagenet-cnn/incoming/mobilenet_v2_1.0_224_quant.tflite";
    private const string MobileNet = "imagenet-cnn/mobilenet_v2.safetensors";

    [NeedsDataFact(NcnnOriginal, SqueezeNet)]
    public void The_ncnn_original_gives_the_ready_made_tensors() =>
        AssertSame(SqueezeNet, NcnnSqueezeNet.Read(NeedsDataFactAttribute.Find(NcnnOriginal)!));

    [NeedsDataFact(TfLiteOriginal, MobileNet)]
    public void The_tensorflow_lite_original_gives_the_ready_made_tensors() =>
        AssertSame(MobileNet, TfLiteMobileNet.Read(NeedsDataFactAttribute.Find(TfLiteOriginal)!));

    private static void AssertSame(string ready, Dictionary<string, Tensor> made)
    {
        using var scope = NewDisposeScope();
        var expected = Safetensors.Read(NeedsDataFactAttribute.Find(ready)!);
        Assert.Equal(expected.Keys.Order(), made.Keys.Order());
        foreach (var (name, tensor) in expected)
        {
            Assert.Equal(tensor.shape, made[name].shape);
            Assert.True(tensor.eq(made[name]).all().ToBoolean(), name);
        }
    }
}
