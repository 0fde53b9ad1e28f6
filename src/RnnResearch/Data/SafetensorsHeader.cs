using System.Buffers.Binary;
using System.Text.Json;
using RnnResearch.Encodings;
using TorchSharp;

namespace RnnResearch.Data;

/// <summary>
/// The start of a safetensors file: eight bytes of length (little-endian), then JSON with type, shape and place of every
/// tensor, then the tensors' bytes without gaps. Whatever does not fit together is refused before a tensor is made.
/// </summary>
public sealed class SafetensorsHeader
{
    private const string MetadataKey = "__metadata__";
    private const int LengthBytes = 8;

    /// <summary>The format's own limit, against headers made to exhaust memory.</summary>
    private const long LongestHeader = 100_000_000;

    private readonly Dictionary<string, SafetensorsEntry> entries = [];

    private SafetensorsHeader(long dataStart) => DataStart = dataStart;

    /// <summary>The tensors in the order of their bytes.</summary>
    public IReadOnlyDictionary<string, SafetensorsEntry> Entries => entries;

    /// <summary>Where the tensors' bytes begin in the file.</summary>
    public long DataStart { get; }

    /// <summary>Reads and checks the header of the file at <paramref name="path"/>.</summary>
    /// <exception cref="InvalidDataException">The file is not safetensors, is truncated, or contradicts itself;
    /// the message names it.</exception>
    internal static SafetensorsHeader Read(FileStream stream, string path)
    {
        try
        {
            return Parse(stream);
        }
        catch (Exception error)
            when (error is JsonException or InvalidOperationException or FormatException or EndOfStreamException)
        {
            throw new InvalidDataException($"{path} is not a safetensors file: {error.Message}", error);
        }
    }

    /// <summary>The header for tensors laid out in the given order, padded so that the first one is aligned to eight bytes.</summary>
    internal static byte[] Compose(IEnumerable<KeyValuePair<string, torch.Tensor>> tensors)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            var begin = 0L;
            foreach (var (name, tensor) in tensors) begin = WriteEntry(json, name, tensor, begin);
            json.WriteEndObject();
        }
        while (buffer.Length % LengthBytes != 0) buffer.WriteByte((byte)' ');

        var header = new byte[LengthBytes + buffer.Length];
        BinaryPrimitives.WriteInt64LittleEndian(header, buffer.Length);
        buffer.GetBuffer().AsSpan(0, (int)buffer.Length).CopyTo(header.AsSpan(LengthBytes));
        return header;
    }

    private static long WriteEntry(Utf8JsonWriter json, string name, torch.Tensor tensor, long begin)
    {
        var type = SafetensorsType.Of(tensor.dtype);
        var end = begin + tensor.numel() * type.Size;
        json.WriteStartObject(name);
        json.WriteString("dtype", type.Name);
        json.WriteStartArray("shape");
        foreach (var size in tensor.shape) json.WriteNumberValue(size);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(begin);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
        return end;
    }

    private static SafetensorsHeader Parse(FileStream stream)
    {
        var prefix = new byte[LengthBytes];
        stream.ReadExactly(prefix);
        var length = BinaryPrimitives.ReadInt64LittleEndian(prefix);
        if (length is < 2 or > LongestHeader || length > stream.Length - LengthBytes)
            throw new FormatException($"its first eight bytes give a header of {length} bytes in a file of {stream.Length}");
        var text = new byte[length];
        stream.ReadExactly(text);

        if (StrictUtf8.FaultIn(text) is { } fault)
            throw new FormatException($"byte {fault.Offset} of its header (0x{fault.Value:X2}) is not UTF-8");
        using var json = JsonDocument.Parse(text);
        if (json.RootElement.ValueKind != JsonValueKind.Object)
            throw new FormatException($"its header is no object of tensors but {SafetensorsEntry.Shown(json.RootElement)}");
        var header = new SafetensorsHeader(LengthBytes + length);
        header.AddAll(json.RootElement);
        header.CheckLayout(stream.Length - header.DataStart);
        return header;
    }

    private void AddAll(JsonElement root)
    {
        var metadata = false;
        foreach (var property in root.EnumerateObject())
        {
            if (property.Name != MetadataKey) Add(property.Name, property.Value);
            else if (metadata) throw new FormatException($"{MetadataKey} stands in the header twice");
            else metadata = true; // free text, of other writers
        }
    }

    private void Add(string name, JsonElement json)
    {
        try
        {
            if (!entries.TryAdd(name, SafetensorsEntry.Read(json))) throw new FormatException("stands in the header twice");
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException)
        {
            throw new FormatException($"tensor {name} {error.Message}", error);
        }
    }

    /// <summary>The tensors must follow each other without gap or overlap and fill the file.</summary>
    private void CheckLayout(long dataBytes)
    {
        var (at, last) = (0L, "no tensor");
        foreach (var (name, entry) in entries.OrderBy(pair => pair.Value.Begin).ThenBy(pair => pair.Value.End))
        {
            if (entry.Begin != at) throw new FormatException($"tensor {name} begins at byte {entry.Begin}, expected {at}");
            (at, last) = (entry.End, $"tensor {name}");
        }
        if (at != dataBytes) throw new FormatException($"its tensors take {at} bytes, the file has {dataBytes} ({last} is the last)");
    }
}
