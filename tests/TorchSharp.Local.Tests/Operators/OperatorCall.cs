using System.Reflection;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Operators;

/// <summary>Finds the overloads that a reference case means and calls them: tensors fill tensor parameters in order, values the others.</summary>
public static class OperatorCall
{
    private static readonly Type[] Owners = [typeof(Tensor), typeof(torch), typeof(nn.functional)];

    // Its names are those of other operators, with other arguments: a case must ask for it.
    private static readonly Type OnDemand = typeof(linalg);

    /// <summary>All that cases could call. Reflection cannot pass spans: OperatorSpanTests does.</summary>
    public static MethodInfo[] Callable { get; } =
        [.. Owners.Append(OnDemand).SelectMany(Methods).Where(method => !TakesSpans(method))];

    public static bool TakesSpans(MethodInfo method) => method.GetParameters().Any(parameter => parameter.ParameterType.IsByRefLike);

    public static bool ReturnsTensors(MethodInfo method) =>
        method.ReturnType is var type
        && (type == typeof(Tensor) || type == typeof(Tensor[]) || type == typeof(IList<Tensor>)
            || type.IsGenericType && type.IsValueType && type.GetGenericArguments().All(argument => argument == typeof(Tensor)));

    /// <summary>The overloads of the case's operator that take its arguments.</summary>
    public static MethodInfo[] Overloads(OperatorCase what) =>
        [.. Callable.Where(method => Name(method) == what.Method && Asked(method, what) && Arguments(method, new Tensor[what.Inputs.Length], what) is not null)];

    /// <summary>The optional parameters of the overload that the case gives another value than their default.</summary>
    public static IEnumerable<(MethodInfo, int)> Given(MethodInfo method, OperatorCase what)
    {
        var placeholder = zeros(1);
        var values = Arguments(method, Array.ConvertAll(what.Inputs, _ => placeholder), what)!;
        return method.GetParameters().Where(parameter => parameter.HasDefaultValue && !Equals(values[parameter.Position], parameter.DefaultValue))
            .Select(parameter => (method, parameter.Position));
    }

    public static Tensor[] Run(MethodInfo method, OperatorCase what, Tensor[] inputs) =>
        Tensors(method.Invoke(method.IsStatic ? null : inputs[0], BindingFlags.DoNotWrapExceptions, null, Arguments(method, inputs, what), null)!);

    public static IEnumerable<MethodInfo> Methods(Type owner) =>
        owner.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsGenericMethod && (!method.IsStatic || owner != typeof(Tensor)))
            .Where(method => !method.IsSpecialName || method.Name.StartsWith("get_", StringComparison.Ordinal));

    public static string Name(MethodInfo method) => method.IsSpecialName ? method.Name["get_".Length..] : method.Name;

    private static bool Asked(MethodInfo method, OperatorCase what) =>
        what.Owner is null ? method.DeclaringType != OnDemand : method.DeclaringType!.Name == what.Owner;

    private static object?[]? Arguments(MethodInfo method, ReadOnlySpan<Tensor> tensors, OperatorCase what)
    {
        if (method.IsStatic)
            return Fill(method.GetParameters(), tensors, what.Arguments);
        return tensors.Length > 0 ? Fill(method.GetParameters(), tensors[1..], what.Arguments) : null;
    }

    private static object?[]? Fill(ParameterInfo[] parameters, ReadOnlySpan<Tensor> tensors, ReadOnlySpan<OperatorArgument> arguments)
    {
        var values = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            var type = Nullable.GetUnderlyingType(parameters[i].ParameterType) ?? parameters[i].ParameterType;
            if (type == typeof(Tensor) && tensors.Length > 0)
            {
                values[i] = tensors[0];
                tensors = tensors[1..];
            }
            else if (ListOf(type, tensors) is { } list)
            {
                values[i] = list;
                tensors = [];
            }
            else if (arguments.Length > 0 && arguments[0].As(type) is { } value)
            {
                values[i] = value;
                arguments = arguments[1..];
            }
            else if (parameters[i].HasDefaultValue)
            {
                values[i] = parameters[i].DefaultValue;
            }
            else
            {
                return null;
            }
        }
        return tensors.Length == 0 && arguments.Length == 0 ? values : null;
    }

    // A parameter that is no array gets none, so that the way around arrays is taken, too.
    private static object? ListOf(Type type, ReadOnlySpan<Tensor> tensors) =>
        type == typeof(Tensor[]) ? tensors.ToArray()
        : type == typeof(IList<Tensor>) || type == typeof(IEnumerable<Tensor>) ? new List<Tensor>(tensors.ToArray())
        : null;

    private static Tensor[] Tensors(object result) => result switch
    {
        Tensor tensor => [tensor],
        IList<Tensor> many => [.. many],
        ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i]).OfType<Tensor>()],
        bool truth => [tensor(truth)],
        _ => [],
    };
}
