using RnnResearch.Data;
using RnnResearch.Data.Downloads;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Data;

public sealed class ImagenetCnnTests
{
    [NeedsDataFact("imagenet-cnn/incoming/squeezenet_v1.1.ncnn.bin", "imagenet-cnn/squeezenet1_1.safetensors")]
    public void The_ncnn_original_gives_the_ready_made_tensors() =>
        AssertSame("imagenet-cnn/squeezenet1_1.safetensors", NcnnSqueezeNet.Read(NeedsDataFactAttribute.Find("imagenet-cnn/incoming/squeezenet_v1.1.ncnn.bin")!));

    [NeedsDataFact("imagenet-cnn/incoming/mobilenet_v2_1.0_224_quant.tflite", "imagenet-cnn/mobilenet_v2.safetensors")]
    public void The_tensorflow_lite_original_gives_the_ready_made_tensors() =>
        AssertSame("imagenet-cnn/mobilenet_v2.safetensors", TfLiteMobileNet.Read(NeedsDataFactAttribute.Find("imagenet-cnn/incoming/mobilenet_v2_1.0_224_quant.tflite")!));

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
