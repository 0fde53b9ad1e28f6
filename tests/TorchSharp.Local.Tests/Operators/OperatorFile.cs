using System.Text.Json;

namespace TorchSharp.Local.Tests.Operators;

/// <summary>reference/operators.json, written by make_operators.py beside it.</summary>
public sealed record OperatorFile(Dictionary<string, OperatorTensor> Inputs, OperatorCase[] Cases)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public static OperatorFile Instance { get; } = ReferenceFile.Load("operators").Deserialize<OperatorFile>(Options)!;
}
