using System.Globalization;
using System.Text.Json;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Operators;

/// <summary>A tensor as the reference files have it.</summary>
public sealed record OperatorTensor(string Type, long[] Shape, JsonElement[] Values)
{
    public Tensor ToTensor()
    {
        var type = Type switch
        {
            "float32" => ScalarType.Float32,
            "float64" => ScalarType.Float64,
            "int64" => ScalarType.Int64,
            "int32" => ScalarType.Int32,
            "bool" => ScalarType.Bool,
            _ => throw new InvalidDataException($"The reference file has a tensor of {Type}."),
        };
        return tensor(Array.ConvertAll(Values, Number), Shape, dtype: type);
    }

    public static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.String => value.GetString() switch
        {
            "inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            var text => double.Parse(text!, CultureInfo.InvariantCulture),
        },
        _ => value.GetDouble(),
    };
}
