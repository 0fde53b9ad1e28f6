using System.Reflection;
using System.Text.Json;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Operators;

/// <summary>Finds the overload that a reference case means and calls it: tensors fill tensor parameters in order, values the others.</summary>
public static class OperatorCall
{
    public static Tensor[] Run(OperatorCase what, Tensor[] inputs)
    {
        var arguments = what.Arguments ?? [];
        var (method, values) = typeof(Tensor).GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Where(method => method.Name == what.Method && !method.IsGenericMethod)
            .Select(method => (method, values: Fill(method, inputs.AsSpan(1), arguments)))
            .Where(candidate => candidate.values is not null)
            .OrderBy(candidate => candidate.method.GetParameters().Length)
            .ThenBy(candidate => candidate.method.GetParameters().Count(parameter => parameter.ParameterType == typeof(float)))
            .FirstOrDefault();
        if (method is null)
            throw new MissingMethodException(nameof(Tensor), what.Method);
        return Tensors(method.Invoke(inputs[0], BindingFlags.DoNotWrapExceptions, null, values, null)!);
    }

    private static object?[]? Fill(MethodInfo method, ReadOnlySpan<Tensor> tensors, ReadOnlySpan<OperatorArgument> arguments)
    {
        var parameters = method.GetParameters();
        var values = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            var type = Nullable.GetUnderlyingType(parameters[i].ParameterType) ?? parameters[i].ParameterType;
            if (type == typeof(Tensor) && tensors.Length > 0)
            {
                values[i] = tensors[0];
                tensors = tensors[1..];
            }
            else if (type != typeof(Tensor) && arguments.Length > 0 && Convert(arguments[0], type) is { } value)
            {
                values[i] = value;
                arguments = arguments[1..];
            }
            else if (parameters[i].HasDefaultValue)
            {
                values[i] = parameters[i].DefaultValue is DBNull ? null : parameters[i].DefaultValue;
            }
            else
            {
                return null;
            }
        }
        return tensors.Length == 0 && arguments.Length == 0 ? values : null;
    }

    private static object? Convert(OperatorArgument argument, Type type) => argument.Kind switch
    {
        "number" when type == typeof(Scalar) => (Scalar)argument.Value.GetDouble(),
        "number" when type == typeof(float) => (float)argument.Value.GetDouble(),
        "number" when type == typeof(double) => argument.Value.GetDouble(),
        "integer" when type == typeof(long) => argument.Value.GetInt64(),
        "integer" when type == typeof(int) => argument.Value.GetInt32(),
        "integers" when type == typeof(long[]) => argument.Value.Deserialize<long[]>(),
        "truth" when type == typeof(bool) => argument.Value.GetBoolean(),
        "text" when type.IsEnum => Enum.Parse(type, argument.Value.GetString()!),
        _ => null,
    };

    private static Tensor[] Tensors(object result) => result switch
    {
        Tensor tensor => [tensor],
        Tensor[] many => many,
        System.Runtime.CompilerServices.ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i]).OfType<Tensor>()],
        _ => [],
    };
}
