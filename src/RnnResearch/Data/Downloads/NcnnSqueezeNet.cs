using System.Buffers.Binary;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace RnnResearch.Data.Downloads;

/// <summary>
/// Reads SqueezeNet 1.1 from an ncnn weight file: the convolutions one after the other, each a marker for half precision, the weights
/// in PyTorch's layout padded to four bytes, and the bias in single precision.
/// </summary>
internal static class NcnnSqueezeNet
{
    private const uint HalfPrecision = 0x01306B47;

    /// <summary>Module index, squeeze, input and expand channels of each Fire module (Iandola et al. 2016, version 1.1).</summary>
    private static readonly (int Index, int Input, int Squeeze, int Expand)[] Fires =
    [
        (3, 64, 16, 64), (4, 128, 16, 64), (6, 128, 32, 128), (7, 256, 32, 128),
        (9, 256, 48, 192), (10, 384, 48, 192), (11, 384, 64, 256), (12, 512, 64, 256),
    ];

    public static Dictionary<string, Tensor> Read(string path)
    {
        var file = File.ReadAllBytes(path);
        var at = 0;
        var tensors = new Dictionary<string, Tensor>();
        foreach (var (name, shape) in Convolutions())
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at)) != HalfPrecision)
                throw new DataException($"{path}: no half-precision weights of {name} at byte {at}");
            var count = (int)shape.Aggregate(1L, (a, b) => a * b);
            tensors[name + ".weight"] = tensor(Array.ConvertAll(Values<Half>(file.AsSpan(at + 4), count), half => (float)half), shape);
            at += 4 + (count * 2 + 3) / 4 * 4;
            tensors[name + ".bias"] = tensor(Values<float>(file.AsSpan(at), (int)shape[0]));
            at += (int)shape[0] * 4;
        }
        return at == file.Length ? tensors : throw new DataException($"{path}: {file.Length - at} bytes are left over");
    }

    /// <summary>Every convolution in the file's order with its shape [out, in, height, width].</summary>
    private static IEnumerable<(string Name, long[] Shape)> Convolutions()
    {
        yield return ("features.0", [64, 3, 3, 3]);
        foreach (var (index, input, squeeze, expand) in Fires)
        {
            yield return ($"features.{index}.squeeze", [squeeze, input, 1, 1]);
            yield return ($"features.{index}.expand1x1", [expand, squeeze, 1, 1]);
            yield return ($"features.{index}.expand3x3", [expand, squeeze, 3, 3]);
        }
        yield return ("classifier.1", [1000, 512, 1, 1]);
    }

    private static T[] Values<T>(ReadOnlySpan<byte> bytes, int count)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(bytes)[..count].ToArray();
}
