using RnnResearch.Files;
using TorchSharp;

namespace RnnResearch.Data;

/// <summary>
/// Reads and writes tensors by name in the safetensors format, which a few lines of Python read too. Types: F32, F16, F64,
/// I64, U8, BOOL.
/// </summary>
public static class Safetensors
{
    /// <summary>How many elements cross between a tensor and a file at a time: a span cannot be longer than 2 GiB.</summary>
    private const long Chunk = 1L << 24;

    /// <summary>Writes a file; it is not there when writing fails.</summary>
    public static void Write(string path, IReadOnlyDictionary<string, torch.Tensor> tensors) =>
        DurableFile.Write(path, stream => Write(stream, tensors));

    /// <summary>Writes tensors of any device, the widest element types first so that each is aligned.</summary>
    public static void Write(Stream stream, IReadOnlyDictionary<string, torch.Tensor> tensors)
    {
        var ordered = tensors
            .OrderByDescending(pair => SafetensorsType.Of(pair.Value.dtype).Size)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .ToList();
        stream.Write(SafetensorsHeader.Compose(ordered));
        foreach (var (_, tensor) in ordered) WriteBytes(stream, tensor);
    }

    /// <summary>Reads every tensor of a file into CPU memory; the caller disposes them.</summary>
    /// <exception cref="InvalidDataException">The file is not safetensors, is truncated, or contradicts itself;
    /// the message names it.</exception>
    public static Dictionary<string, torch.Tensor> Read(string path)
    {
        using var stream = RegularFile.Open(path);
        var header = SafetensorsHeader.Read(stream, path);
        var tensors = new Dictionary<string, torch.Tensor>();
        foreach (var (name, entry) in header.Entries)
        {
            stream.Position = header.DataStart + entry.Begin;
            tensors.Add(name, ReadBytes(stream, entry));
        }
        return tensors;
    }

    private static void WriteBytes(Stream stream, torch.Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        var flat = tensor.detach().cpu().contiguous().reshape(-1);
        foreach (var part in Parts(flat)) stream.Write(part.bytes);
    }

    private static torch.Tensor ReadBytes(FileStream stream, SafetensorsEntry entry)
    {
        var tensor = torch.empty([.. entry.Shape], dtype: entry.Type, device: torch.CPU);
        using var scope = torch.NewDisposeScope();
        foreach (var part in Parts(tensor.reshape(-1))) stream.ReadExactly(part.bytes);
        return tensor;
    }

    /// <summary>Views of a flat tensor that are each short enough for a span.</summary>
    private static IEnumerable<torch.Tensor> Parts(torch.Tensor flat)
    {
        for (var start = 0L; start < flat.size(0); start += Chunk)
            yield return flat.narrow(0, start, Math.Min(Chunk, flat.size(0) - start));
    }
}
