using System.Buffers.Binary;
using System.Text.Json;
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

    private static readonly (string Name, torch.ScalarType Type, int Size)[] Types =
    [
        ("F32", torch.ScalarType.Float32, 4),
        ("F16", torch.ScalarType.Float16, 2),
        ("F64", torch.ScalarType.Float64, 8),
        ("I64", torch.ScalarType.Int64, 8),
        ("U8", torch.ScalarType.Byte, 1),
        ("BOOL", torch.ScalarType.Bool, 1),
    ];

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
            when (error is JsonException or InvalidOperationException or FormatException or EndOfStreamException or KeyNotFoundException)
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

    /// <summary>The bytes of one element.</summary>
    internal static int SizeOf(torch.ScalarType type) => Types.FirstOrDefault(known => known.Type == type) is { Size: > 0 and var size }
        ? size
        : throw new NotSupportedException(
            $"safetensors files here hold {string.Join(", ", Types.Select(known => known.Type))}; convert the {type} tensor first");

    private static long WriteEntry(Utf8JsonWriter json, string name, torch.Tensor tensor, long begin)
    {
        var end = begin + tensor.numel() * SizeOf(tensor.dtype);
        json.WriteStartObject(name);
        json.WriteString("dtype", Types.First(known => known.Type == tensor.dtype).Name);
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

        using var json = JsonDocument.Parse(text);
        var header = new SafetensorsHeader(LengthBytes + length);
        foreach (var property in json.RootElement.EnumerateObject()) header.Add(property);
        header.CheckLayout(stream.Length - header.DataStart);
        return header;
    }

    private void Add(JsonProperty property)
    {
        if (property.Name == MetadataKey) return; // free text, of other writers
        if (!entries.TryAdd(property.Name, Entry(property.Name, property.Value)))
            throw new FormatException($"tensor {property.Name} stands in the header twice");
    }

    private static SafetensorsEntry Entry(string name, JsonElement json)
    {
        var typeName = json.GetProperty("dtype").GetString();
        var known = Types.FirstOrDefault(type => type.Name == typeName);
        if (known.Name is null)
        {
            var names = string.Join(", ", Types.Select(type => type.Name));
            throw new FormatException($"tensor {name} has dtype {typeName}, expected one of {names}");
        }

        long[] shape = [.. json.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
        long[] offsets = [.. json.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64())];
        if (offsets.Length != 2 || shape.Any(size => size < 0))
            throw new FormatException($"tensor {name} has a malformed shape or data_offsets");
        var entry = new SafetensorsEntry(known.Type, shape, offsets[0], offsets[1]);
        var expected = shape.Aggregate((Int128)known.Size, (product, size) => product * size);
        if (entry.Bytes != expected)
            throw new FormatException(
                $"tensor {name} of shape [{string.Join(", ", shape)}] needs {expected} bytes, its data_offsets give {entry.Bytes}");
        return entry;
    }

    /// <summary>The tensors must follow each other without gap or overlap and fill the file.</summary>
    private void CheckLayout(long dataBytes)
    {
        var at = 0L;
        foreach (var (name, entry) in entries.OrderBy(pair => pair.Value.Begin).ThenBy(pair => pair.Value.End))
        {
            if (entry.Begin != at) throw new FormatException($"tensor {name} begins at byte {entry.Begin}, expected {at}");
            at = entry.End;
        }
        if (at != dataBytes) throw new FormatException($"its tensors take {at} bytes, the file has {dataBytes}");
    }
}
