using System.Numerics;
using System.Text.Json;
using TorchSharp;

namespace RnnResearch.Data;

/// <summary>A tensor as a safetensors header describes it.</summary>
/// <param name="Type">Its element type.</param>
/// <param name="Shape">Its sizes; empty for a scalar.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte after its last.</param>
public sealed record SafetensorsEntry(torch.ScalarType Type, IReadOnlyList<long> Shape, long Begin, long End)
{
    /// <summary>Torch's own limit.</summary>
    private const int MostDimensions = 64;

    public long Bytes => End - Begin;

    /// <summary>Reads a tensor's part of a header, whose shape, type and place must agree.</summary>
    /// <exception cref="FormatException">They do not, or one is missing; the message goes on where the tensor's name ends.</exception>
    internal static SafetensorsEntry Read(JsonElement json)
    {
        var type = TypeIn(Field(json, "dtype"));
        var shape = Numbers(json, "shape");
        var offsets = Numbers(json, "data_offsets");
        if (shape.Length > MostDimensions || shape.Any(size => size < 0))
            throw new FormatException($"has a malformed shape, expected at most {MostDimensions} sizes, none below 0");
        if (offsets is not [>= 0 and var begin, var end] || end < begin)
            throw new FormatException("has malformed data_offsets, expected the first byte and the one after the last");
        // In a tensor of no elements the other sizes must fit as well: strides are their products.
        var most = shape.Aggregate((BigInteger)type.Size, (product, size) => product * Math.Max(1, size));
        var needed = shape.Contains(0) ? 0 : most;
        return needed == end - begin && most <= long.MaxValue
            ? new(type.Type, shape, begin, end)
            : throw new FormatException($"of shape [{string.Join(", ", shape)}] needs {most} bytes, its data_offsets give {end - begin}");
    }

    private static SafetensorsType TypeIn(JsonElement json) =>
        SafetensorsType.All.FirstOrDefault(known => json.ValueKind == JsonValueKind.String && json.ValueEquals(known.Name))
        ?? throw new FormatException(
            $"has dtype {Shown(json)}, expected one of {string.Join(", ", SafetensorsType.All.Select(known => known.Name))}");

    private static JsonElement Field(JsonElement json, string name)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new FormatException($"is described by {Shown(json)}, expected dtype, shape and data_offsets");
        var found = json.EnumerateObject().Where(field => field.NameEquals(name)).Take(2).ToList();
        return found.Count == 1 ? found[0].Value : throw new FormatException($"has {(found.Count == 0 ? "no" : "more than one")} {name}");
    }

    private static long[] Numbers(JsonElement json, string name)
    {
        var field = Field(json, name);
        var numbers = new List<long>();
        if (field.ValueKind == JsonValueKind.Array)
            foreach (var element in field.EnumerateArray())
                if (element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var number)) numbers.Add(number);
                else break;
        return field.ValueKind == JsonValueKind.Array && numbers.Count == field.GetArrayLength()
            ? [.. numbers]
            : throw new FormatException($"has a malformed {name}, expected a list of whole numbers, found {Shown(field)}");
    }

    /// <summary>The beginning of what stands there.</summary>
    internal static string Shown(JsonElement json)
    {
        const int longest = 60;
        var text = json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText();
        return text.Length <= longest ? text : text[..longest] + "...";
    }
}
