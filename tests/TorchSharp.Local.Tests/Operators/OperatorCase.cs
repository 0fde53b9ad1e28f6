using System.Text.Json;

namespace TorchSharp.Local.Tests.Operators;

/// <summary>One case of reference/operators.json.</summary>
public sealed record OperatorCase(
    string Method, string[] Inputs, OperatorArgument[]? Arguments, OperatorTensor[] Outputs, JsonElement[][]? Gradients);
