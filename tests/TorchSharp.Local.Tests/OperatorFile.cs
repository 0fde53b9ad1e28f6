using System.Text.Json;

namespace TorchSharp.Local.Tests;

/// <summary>reference/operators.json, written by make_operators.py beside it.</summary>
public sealed record OperatorFile(Dictionary<string, OperatorTensor> Inputs, OperatorCase[] Cases)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public static OperatorFile Instance { get; } = JsonSerializer.Deserialize<OperatorFile>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "reference", "operators.json")), Options)!;
}
