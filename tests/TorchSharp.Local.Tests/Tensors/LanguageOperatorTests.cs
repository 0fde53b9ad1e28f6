using System.Globalization;
using System.Reflection;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Tensors;

/// <summary>+, -, == and the other operators of the language, in every overload, against the same on .NET's numbers.</summary>
public class LanguageOperatorTests
{
    private const int Number = 2;
    private static readonly double[] Left = [5.5, -3, 2, -0.25];
    private static readonly double[] Right = [2, 2, -1.5, -0.25];
    private static readonly long[] LeftBits = [6, 5, -3];
    private static readonly long[] RightBits = [3, 4, 10];

    private static readonly Dictionary<string, Func<double, double, double>> Arithmetic = new()
    {
        ["op_Addition"] = (a, b) => a + b,
        ["op_Subtraction"] = (a, b) => a - b,
        ["op_Multiply"] = (a, b) => a * b,
        ["op_Division"] = (a, b) => a / b,
        // Python's remainder has the sign of the divisor.
        ["op_Modulus"] = (a, b) => a - b * Math.Floor(a / b),
        ["op_Equality"] = (a, b) => a == b ? 1 : 0,
        ["op_Inequality"] = (a, b) => a != b ? 1 : 0,
        ["op_LessThan"] = (a, b) => a < b ? 1 : 0,
        ["op_LessThanOrEqual"] = (a, b) => a <= b ? 1 : 0,
        ["op_GreaterThan"] = (a, b) => a > b ? 1 : 0,
        ["op_GreaterThanOrEqual"] = (a, b) => a >= b ? 1 : 0,
    };

    private static readonly Dictionary<string, Func<long, long, long>> Bitwise = new()
    {
        ["op_BitwiseAnd"] = (a, b) => a & b,
        ["op_BitwiseOr"] = (a, b) => a | b,
        ["op_ExclusiveOr"] = (a, b) => a ^ b,
    };

    public static TheoryData<string> ArithmeticNames => new(Arithmetic.Keys);

    public static TheoryData<string> BitwiseNames => new(Bitwise.Keys);

    [Theory]
    [MemberData(nameof(ArithmeticNames))]
    public void Arithmetic_and_comparison_are_those_of_numbers(string name)
    {
        using var scope = NewDisposeScope();
        foreach (var overload in Overloads(name))
        {
            var types = Array.ConvertAll(overload.GetParameters(), parameter => parameter.ParameterType);
            var (left, right) = (Values(types[0], Left), Values(types[1], types[0] == typeof(Tensor) ? Right : Left));
            var result = (Tensor)overload.Invoke(null, [Operand(types[0], left), Operand(types[1], right)])!;
            var expected = left.Zip(right, Arithmetic[name]);
            Assert.Equal(expected, result.to(float64).data<double>(), (a, b) => Math.Abs(a - b) < 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(BitwiseNames))]
    public void Bits_are_those_of_integers(string name)
    {
        using var scope = NewDisposeScope();
        foreach (var overload in Overloads(name))
        {
            var result = (Tensor)overload.Invoke(null, [tensor(LeftBits), tensor(RightBits)])!;
            Assert.Equal(LeftBits.Zip(RightBits, Bitwise[name]), result.data<long>());
        }
    }

    [Fact]
    public void Signs_turn_and_bits_flip()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(Left.Select(x => -x), (-tensor(Left)).data<double>());
        Assert.Equal(LeftBits.Select(x => ~x), (~tensor(LeftBits)).data<long>());
    }

    [Fact]
    public void Every_operator_of_the_language_is_tried()
    {
        string[] others = ["op_Implicit", "op_Explicit", "op_UnaryNegation", "op_OnesComplement"];
        var names = typeof(Tensor).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Select(method => method.Name).Where(name => name.StartsWith("op_", StringComparison.Ordinal)).Distinct();
        Assert.Empty(names.Except([.. Arithmetic.Keys, .. Bitwise.Keys, .. others]));
    }

    [Fact]
    public void Results_have_the_types_of_Pythons()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(ScalarType.Float32, (tensor(3) / tensor(2)).dtype);
        Assert.Equal(ScalarType.Int32, (tensor(3) * 2).dtype);
        Assert.Equal(ScalarType.Float32, (tensor(3f) * 2.5).dtype);
        Assert.Equal(ScalarType.Float32, (2.5 / tensor(3f)).dtype);
        Assert.Equal(ScalarType.Bool, (tensor(3f) == 3).dtype);
    }

    [Fact]
    public void A_number_divided_by_a_tensor_passes_the_gradient_on()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 2f, -4f }, requires_grad: true);
        (8 / x).sum().backward();
        Assert.Equal([-2f, -0.5f], x.grad!.data<float>());
    }

    private static MethodInfo[] Overloads(string name)
    {
        var overloads = typeof(Tensor).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.Name == name).ToArray();
        Assert.NotEmpty(overloads);
        return overloads;
    }

    private static double[] Values(Type type, double[] ofTensor) => type == typeof(Tensor) ? ofTensor : [.. ofTensor.Select(_ => (double)Number)];

    private static object Operand(Type type, double[] values) =>
        type == typeof(Tensor) ? tensor(values)
        : type == typeof(Scalar) ? Number.ToScalar()
        : Convert.ChangeType(Number, type, CultureInfo.InvariantCulture);
}
