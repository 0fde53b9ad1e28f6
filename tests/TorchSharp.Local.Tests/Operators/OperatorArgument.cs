using System.Text.Json;

namespace TorchSharp.Local.Tests.Operators;

/// <summary>An argument that is no tensor: a number, an integer, integers, pairs of them, a truth value or a text.</summary>
public sealed record OperatorArgument(string Kind, JsonElement Value)
{
    /// <summary>The value as a parameter of this type takes it; null where it does not.</summary>
    public object? As(Type type) => Kind switch
    {
        "number" when type == typeof(Scalar) => (Scalar)Value.GetDouble(),
        "number" when type == typeof(float) => (float)Value.GetDouble(),
        "number" when type == typeof(double) => Value.GetDouble(),
        "integer" when type == typeof(long) => Value.GetInt64(),
        "integer" when type == typeof(int) => Value.GetInt32(),
        "integers" => Integers(Value.Deserialize<long[]>()!, type),
        "pairs" when type == typeof((long, long)[]) => Array.ConvertAll(Value.Deserialize<long[][]>()!, pair => (pair[0], pair[1])),
        "truth" when type == typeof(bool) => Value.GetBoolean(),
        "text" when type == typeof(string) => Value.GetString(),
        "text" when type.IsEnum && Enum.TryParse(type, Value.GetString(), out var value) => value,
        _ => null,
    };

    private static object? Integers(long[] values, Type type) => values.Length switch
    {
        _ when type == typeof(long[]) => values,
        _ when type == typeof(IEnumerable<long>) => values.ToList(),
        _ when type == typeof(torch.Size) => new torch.Size(values),
        2 when type == typeof((long, long)) => (values[0], values[1]),
        3 when type == typeof((long, long, long)) => (values[0], values[1], values[2]),
        _ => null,
    };
}
