using TorchSharp;

namespace RnnResearch.Data;

/// <summary>An element type that files here can hold.</summary>
/// <param name="Name">As the format writes it.</param>
/// <param name="Type">As torch calls it.</param>
/// <param name="Size">Bytes of one element.</param>
internal sealed record SafetensorsType(string Name, torch.ScalarType Type, int Size)
{
    public static IReadOnlyList<SafetensorsType> All { get; } =
    [
        new("F32", torch.ScalarType.Float32, 4),
        new("F16", torch.ScalarType.Float16, 2),
        new("F64", torch.ScalarType.Float64, 8),
        new("I64", torch.ScalarType.Int64, 8),
        new("U8", torch.ScalarType.Byte, 1),
        new("BOOL", torch.ScalarType.Bool, 1),
    ];

    /// <exception cref="NotSupportedException">There is none for it.</exception>
    public static SafetensorsType Of(torch.ScalarType type) => All.FirstOrDefault(known => known.Type == type)
        ?? throw new NotSupportedException(
            $"safetensors files here hold {string.Join(", ", All.Select(known => known.Type))}; convert the {type} tensor first");
}
