using System.Buffers.Binary;
using System.Runtime.InteropServices;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Data.Downloads;

/// <summary>
/// Reads MobileNetV2 from TensorFlow Lite's 8-bit file: weights are <c>(q - zero) * scale</c>. Batch norm is folded into them, so the norms
/// of torchvision's layout become the identity plus the bias: weight 1, mean 0 and variance 1 - eps.
/// </summary>
internal static class TfLiteMobileNet
{
    private const double BatchNormEps = 1e-5;
    private const byte UInt8 = 3;

    public static Dictionary<string, Tensor> Read(string path)
    {
        var layers = Layers(File.ReadAllBytes(path)).ToList();
        var names = Names().ToList();
        if (layers.Count != names.Count + 1)
            throw new DataException($"{path}: {layers.Count} layers with weights, expected {names.Count + 1}");
        var tensors = new Dictionary<string, Tensor>();
        foreach (var ((convolution, norm), (weight, bias)) in names.Zip(layers))
        {
            tensors[convolution + ".weight"] = weight;
            tensors[norm + ".weight"] = ones_like(bias);
            tensors[norm + ".bias"] = bias;
            tensors[norm + ".running_mean"] = zeros_like(bias);
            tensors[norm + ".running_var"] = ones_like(bias).Times(1 - BatchNormEps);
        }
        // Class 0 of TensorFlow's 1,001 is "background"; the rest is in torchvision's order.
        tensors["classifier.1.weight"] = layers[^1].Weight.flatten(1)[1..].contiguous();
        tensors["classifier.1.bias"] = layers[^1].Bias[1..].contiguous();
        return tensors;
    }

    /// <summary>
    /// Convolution and norm of every layer before the classifier, in the order of computation (Sandler et al. 2018, table 2).
    /// </summary>
    private static IEnumerable<(string Convolution, string Norm)> Names()
    {
        yield return ("features.0.0", "features.0.1");
        for (var block = 1; block <= 17; block++)
        {
            var at = $"features.{block}.conv";
            if (block > 1) // the first block does not expand
                yield return ($"{at}.0.0", $"{at}.0.1");
            var depthwise = block > 1 ? 1 : 0;
            yield return ($"{at}.{depthwise}.0", $"{at}.{depthwise}.1");
            yield return ($"{at}.{depthwise + 1}", $"{at}.{depthwise + 2}");
        }
        yield return ("features.18.0", "features.18.1");
    }

    /// <summary>Weight and bias of every operator that has them. Fields by number, as in TensorFlow Lite's schema.</summary>
    private static IEnumerable<(Tensor Weight, Tensor Bias)> Layers(byte[] file)
    {
        var model = FlatTable.Root(file);
        var graph = model.Tables(2)[0];
        var buffers = model.Tables(4);
        var tensors = graph.Tables(0);
        foreach (var operation in graph.Tables(3))
        {
            var inputs = operation.Ints(1);
            if (inputs.Length == 3 && tensors[inputs[1]].Byte(1) == UInt8)
                yield return (Weight(tensors[inputs[1]], buffers), Bias(tensors[inputs[2]], buffers));
        }
    }

    /// <summary>
    /// [out, height, width, in], or [1, height, width, channels] of a depthwise convolution, to PyTorch's [out, in, height, width].
    /// </summary>
    private static Tensor Weight(FlatTable stored, FlatTable[] buffers)
    {
        var shape = Array.ConvertAll(stored.Ints(0), side => (long)side);
        var quantised = buffers[stored.UInt(2)].Bytes(0);
        var (scale, zero) = Quantisation(stored);
        var values = new float[quantised.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = (quantised[i] - zero) * scale;
        var depthwise = shape[0] == 1;
        return tensor(values, shape).permute(depthwise ? [3, 0, 1, 2] : [0, 3, 1, 2]).contiguous();
    }

    private static Tensor Bias(FlatTable stored, FlatTable[] buffers)
    {
        var (scale, _) = Quantisation(stored);
        var quantised = MemoryMarshal.Cast<byte, int>(buffers[stored.UInt(2)].Bytes(0)).ToArray();
        return tensor(Array.ConvertAll(quantised, q => q * scale));
    }

    private static (float Scale, int Zero) Quantisation(FlatTable stored)
    {
        var quantisation = stored.Table(4);
        return (BinaryPrimitives.ReadSingleLittleEndian(quantisation.Bytes(2, 4)),
            quantisation.Bytes(3, 8) is { Length: > 0 } zero ? (int)BinaryPrimitives.ReadInt64LittleEndian(zero) : 0);
    }
}
