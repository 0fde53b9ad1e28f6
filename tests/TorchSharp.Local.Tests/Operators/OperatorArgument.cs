using System.Text.Json;

namespace TorchSharp.Local.Tests.Operators;

/// <summary>An argument that is no tensor: a number, an integer, integers, a truth value or a text.</summary>
public sealed record OperatorArgument(string Kind, JsonElement Value);
