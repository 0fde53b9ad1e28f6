using System.Text.Json;

namespace TorchSharp.Local.Tests.Operators;

/// <summary>One case of reference/operators.json; with an owner it is meant for that class only.</summary>
public sealed record OperatorCase(
    string Method, string[] Inputs, OperatorArgument[]? Arguments, OperatorTensor[] Outputs, JsonElement[][]? Gradients, string? Owner);
