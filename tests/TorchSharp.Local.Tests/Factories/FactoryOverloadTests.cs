using System.Globalization;
using System.Reflection;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Factories;

/// <summary>Every overload of the factories, found by reflection: sizes, numbers and types arrive where they belong.</summary>
public class FactoryOverloadTests
{
    private static readonly long[] Sizes = [2, 3, 4, 5];

    [Theory]
    [InlineData("zeros", 0.0)]
    [InlineData("ones", 1.0)]
    [InlineData("full", 7.0)]
    [InlineData("empty", null)]
    [InlineData("rand", null)]
    [InlineData("randn", null)]
    public void Sizes_value_type_and_recording_are_as_asked(string name, double? value)
    {
        using var scope = NewDisposeScope();
        var factories = Overloads(name, $"new_{name}", $"{name}_like").Where(method => !TakesSpans(method)).ToArray();
        Assert.NotEmpty(factories);
        foreach (var factory in factories)
        {
            var what = ApiSignature.Of(factory);
            var like = factory.Name.EndsWith("_like", StringComparison.Ordinal);
            var (arguments, sizes) = Arguments(factory);
            var made = (Tensor)factory.Invoke(factory.IsStatic ? null : zeros(2, 3), arguments)!;
            Assert.True(made.shape.SequenceEqual(like ? [2, 3] : sizes), $"{what} made {made}");
            Assert.True(made.dtype == ScalarType.Float64, $"{what} made {made}");
            Assert.True(made.requires_grad, what);
            Assert.True(value is not { } number || made.eq(number).all().ToBoolean(), $"{what} made {made.str()}");
        }
    }

    [Fact]
    public void Sizes_may_be_spans()
    {
        using var scope = NewDisposeScope();
        var x = zeros(1, dtype: float64);
        ReadOnlySpan<long> sizes = [2, 3];
        Tensor[] made =
        [
            zeros(sizes), ones(sizes), empty(sizes), full(sizes, 7), rand(sizes), randn(sizes),
            x.new_zeros(sizes), x.new_full(sizes, 7), x.new_empty(sizes),
        ];
        Assert.All(made, tensor => Assert.Equal([2L, 3], tensor.shape));
        Assert.Equal([0f, 1f, 7f], new[] { made[0], made[1], made[3] }.Select(tensor => tensor.mean().item<float>()));
        Assert.Equal([0.0, 7.0], new[] { made[6], made[7] }.Select(tensor => tensor.mean().item<double>()));
    }

    [Theory]
    [InlineData("tensor")]
    [InlineData("as_tensor")]
    public void Numbers_keep_their_order_and_become_tensors_of_their_type(string name)
    {
        using var scope = NewDisposeScope();
        var factories = Overloads(name).Where(method => !TakesSpans(method) && Numbers.TypeOf(Source(method)) is not null).ToArray();
        Assert.NotEmpty(factories);
        foreach (var factory in factories)
        {
            var numbers = new Numbers(Source(factory), Dimensions(factory));
            var made = (Tensor)factory.Invoke(null, [numbers.Source, .. Rest(factory, numbers.Shape, null)])!;
            numbers.AssertIn(made, numbers.Kind, factory);
            if (!factory.GetParameters().Any(parameter => parameter.Name == "dtype"))
                continue;
            var converted = (Tensor)factory.Invoke(null, [numbers.Source, .. Rest(factory, numbers.Shape, ScalarType.Float64)])!;
            numbers.AssertIn(converted, ScalarType.Float64, factory);
        }
    }

    [Fact]
    public void A_shape_may_come_with_the_numbers()
    {
        using var scope = NewDisposeScope();
        var factories = Overloads("tensor").Where(TakesSpans).ToArray();
        Assert.NotEmpty(factories);
        var call = typeof(FactoryOverloadTests).GetMethod(nameof(Shaped), BindingFlags.Static | BindingFlags.NonPublic)!;
        foreach (var factory in factories)
        {
            var numbers = new Numbers(Source(factory), 2);
            var made = (Tensor)call.MakeGenericMethod(Source(factory)).Invoke(null, [factory, numbers.Source, numbers.Shape])!;
            numbers.AssertIn(made, numbers.Kind, factory);
        }
    }

    private delegate Tensor FromNumbers<T>(
        T rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype, Device? device, bool requires_grad, string[]? names);

    // Reflection cannot pass a span, a delegate can.
    private static Tensor Shaped<T>(MethodInfo factory, T rawArray, long[] shape) =>
        factory.CreateDelegate<FromNumbers<T>>()(rawArray, shape, null, null, false, null);

    private static IEnumerable<MethodInfo> Overloads(params string[] names) =>
        new[] { typeof(torch), typeof(Tensor) }
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => names.Contains(method.Name));

    private static bool TakesSpans(MethodInfo method) => method.GetParameters().Any(parameter => parameter.ParameterType.IsByRefLike);

    private static Type Source(MethodInfo method) => method.GetParameters()[0].ParameterType;

    // As many as sizes follow the numbers; where none do, an array knows its own and a list has one.
    private static int Dimensions(MethodInfo method) =>
        method.GetParameters().Any(IsSize) ? method.GetParameters().Count(IsSize)
        : Source(method).IsArray ? Source(method).GetArrayRank()
        : Numbers.TypeOf(Source(method)) == Source(method) ? 0
        : 1;

    private static bool IsSize(ParameterInfo parameter) =>
        !parameter.HasDefaultValue && (parameter.ParameterType == typeof(long) || parameter.ParameterType == typeof(int)) && parameter.Position > 0;

    private static IEnumerable<object?> Rest(MethodInfo factory, long[] shape, ScalarType? dtype)
    {
        var size = 0;
        foreach (var parameter in factory.GetParameters().Skip(1))
            yield return IsSize(parameter) ? shape[size++] : parameter.Name == "dtype" ? dtype : parameter.DefaultValue;
    }

    private static (object?[] Arguments, long[] Sizes) Arguments(MethodInfo factory)
    {
        List<long> sizes = [];
        return ([.. factory.GetParameters().Select(Argument)], [.. sizes]);

        object? Argument(ParameterInfo parameter)
        {
            if (parameter.Name is "dtype" or "requires_grad")
                return parameter.Name == "dtype" ? ScalarType.Float64 : true;
            if (parameter.ParameterType == typeof(Tensor))
                return zeros(2, 3);
            if (parameter.ParameterType == typeof(Scalar))
                return (Scalar)7;
            if (parameter.ParameterType == typeof(long[]))
            {
                sizes.AddRange([2, 3]);
                return sizes.ToArray();
            }
            if (parameter.HasDefaultValue)
                return parameter.DefaultValue;
            sizes.Add(Sizes[sizes.Count]);
            return Convert.ChangeType(sizes[^1], parameter.ParameterType, CultureInfo.InvariantCulture);
        }
    }
}
