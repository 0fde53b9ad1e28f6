using System.Reflection;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Local.Tests.NN;

/// <summary>That the forms of a function agree; its values stand in LayerTests and OperatorTests.</summary>
public class FunctionTests
{
    // Dropout, which has an in-place form, too, is random: see RandomTests.
    private static IEnumerable<MethodInfo> WithInPlaceForm =>
        typeof(F).GetMethods().Where(method => HasInPlaceForm(method) && !method.Name.StartsWith("dropout", StringComparison.Ordinal));

    internal static bool HasInPlaceForm(MethodInfo function) => function.GetParameters().Any(IsInPlace);

    [Fact]
    public void In_place_a_function_overwrites_its_argument_with_what_it_returns_otherwise()
    {
        using var scope = NewDisposeScope();
        Assert.NotEmpty(WithInPlaceForm);
        foreach (var function in WithInPlaceForm)
        {
            var name = ApiSignature.Of(function);
            var x = tensor(new[] { -2f, -0.5f, 0.5f, 7f });
            var expected = Call(function, x, inplace: false);
            Assert.True(x.data<float>().SequenceEqual([-2f, -0.5f, 0.5f, 7f]), $"{name} changed its argument");
            var actual = Call(function, x, inplace: true);
            Assert.True(actual.Equals(expected), $"{name} returned {actual.str()}, not {expected.str()}");
            Assert.True(x.Equals(expected), $"{name} left {x.str()}, not {expected.str()}");
            Assert.False(x.data<float>().SequenceEqual([-2f, -0.5f, 0.5f, 7f]), $"{name} did nothing");
        }
    }

    [Fact]
    public void Windows_are_given_as_a_number_a_pair_or_an_array()
    {
        using var scope = NewDisposeScope();
        var x = arange(2 * 3 * 7 * 8.0).sin().reshape(2, 3, 7, 8);
        Same(F.max_pool2d(x, [2, 2], [3, 3], [1, 1], [2, 2], true), F.max_pool2d(x, 2, 3, 1, 2, true), F.max_pool2d(x, (2, 2), (3, 3), (1, 1), (2, 2), true));
        Same(F.max_pool2d(x, [3, 2]), F.max_pool2d(x, (3, 2)), F.max_pool2d(x, [3, 2], [3, 2]));
        Same(F.avg_pool2d(x, [3, 3], [2, 2], [1, 1], true, false, 4), F.avg_pool2d(x, 3, 2, 1, true, false, 4), F.avg_pool2d(x, (3, 3), (2, 2), (1, 1), true, false, 4));
        Same(F.avg_pool2d(x, [3, 2]), F.avg_pool2d(x, (3, 2)), F.avg_pool2d(x, [3, 2], [3, 2]));
        Same(F.adaptive_avg_pool2d(x, [3, 3]), F.adaptive_avg_pool2d(x, 3), F.adaptive_avg_pool2d(x, (3, 3)));
        Same(F.adaptive_avg_pool2d(x, [3, 2]), F.adaptive_avg_pool2d(x, (3, 2)));
    }

    [Fact]
    public void Padding_is_given_as_a_tuple_or_an_array()
    {
        using var scope = NewDisposeScope();
        var x = arange(24.0).reshape(1, 2, 3, 4);
        Same(F.pad(x, new long[] { 1, 2 }, value: 5), F.pad(x, (1, 2), value: 5));
        Same(F.pad(x, new long[] { 1, 2, 0, 1 }, PaddingModes.Replicate), F.pad(x, (1, 2, 0, 1), PaddingModes.Replicate));
    }

    private static bool IsInPlace(ParameterInfo parameter) => parameter.Name == "inplace";

    private static Tensor Call(MethodInfo function, Tensor x, bool inplace) =>
        (Tensor)function.Invoke(null, [.. function.GetParameters().Select(parameter => Argument(parameter, x, inplace))])!;

    private static object? Argument(ParameterInfo parameter, Tensor x, bool inplace) => parameter switch
    {
        _ when IsInPlace(parameter) => inplace,
        _ when parameter.ParameterType == typeof(Tensor) => x,
        { HasDefaultValue: true } => parameter.DefaultValue,
        _ when parameter.ParameterType == typeof(GELU.Approximate) => GELU.Approximate.tanh,
        _ => 0.7,
    };

    private static void Same(Tensor expected, params Tensor[] others) =>
        Assert.All(others, other => Assert.True(other.Equals(expected), $"expected {expected.str()}\nactual   {other.str()}"));
}
