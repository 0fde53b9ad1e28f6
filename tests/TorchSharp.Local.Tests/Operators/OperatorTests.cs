using System.Reflection;
using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Operators;

/// <summary>Values and gradients of the tensor operators against PyTorch's own.</summary>
public class OperatorTests
{
    public static TheoryData<int, string> Cases
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < OperatorFile.Instance.Cases.Length; i++)
                data.Add(i, OperatorFile.Instance.Cases[i].Method);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_gradients_are_PyTorchs(int number, string method)
    {
        using var scope = NewDisposeScope();
        var what = OperatorFile.Instance.Cases[number];
        var inputs = Array.ConvertAll(what.Inputs, name => OperatorFile.Instance.Inputs[name].ToTensor());
        if (what.Gradients is not null)
        {
            foreach (var (input, gradient) in inputs.Zip(what.Gradients))
                input.requires_grad = gradient is not null;
        }
        // An operator in place changes a leaf's copy, as a leaf itself may not be changed while it is recorded.
        var inPlace = method.EndsWith('_');
        var used = Array.ConvertAll(inputs, input => inPlace && input.requires_grad ? input * 1 : input);

        var outputs = OperatorCall.Run(what, used);

        Assert.Equal(what.Outputs.Length, outputs.Length);
        foreach (var (expected, actual) in what.Outputs.Zip(outputs))
            Same(expected.ToTensor(), actual);
        if (what.Gradients is not null)
            CheckGradients(what, inputs, outputs);
    }

    [Fact]
    public void Every_operator_is_known_to_libtorch()
    {
        var operators = typeof(Aten).GetFields(BindingFlags.Static | BindingFlags.NonPublic).Select(field => (Operator)field.GetValue(null)!);
        Assert.All(operators, known => Assert.NotEqual(0, known.Find()));
    }

    [Fact]
    public void Every_operator_that_returns_tensors_has_a_case()
    {
        var covered = OperatorFile.Instance.Cases.Select(what => what.Method).ToHashSet();
        var missing = typeof(Tensor).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && ReturnsTensors(method.ReturnType))
            .Select(method => method.Name)
            .Where(name => !covered.Contains(name) && !TestedElsewhere.Contains(name))
            .Distinct().Order();
        Assert.Empty(missing);
    }

    // Random, device, type, indexing and lifetime methods have tests of their own.
    private static readonly HashSet<string> TestedElsewhere =
    [
        "bernoulli", "bernoulli_", "cauchy_", "exponential_", "geometric_", "log_normal_", "multinomial", "normal_", "poisson", "random_",
        "uniform_", "rrelu", "rrelu_", "rand_like", "randn_like", "randint_like", "zeros_like", "ones_like", "empty_like", "full_like",
        "new_empty", "new_full", "new_ones", "new_zeros", "to", "to_type", "type", "type_as", "cpu", "cuda", "bool", "byte", "char", "short",
        "int", "long", "half", "bfloat16", "float", "double", "index", "index_put_", "DetachFromDisposeScope", "MoveToOuterDisposeScope",
        "MoveToOtherDisposeScope", "requires_grad_", "with_requires_grad", "set_", "resolve_conj", "resolve_neg", "view_as", "slice_scatter", "pin_memory",
    ];

    [Fact]
    public void Operators_that_fit_no_case_do_what_they_say()
    {
        using var scope = NewDisposeScope();
        var x = arange(6).reshape(2, 3);
        Assert.Equal([3, 2], x.view_as(zeros(3, 2)).shape);
        Assert.Equal([9L, 9, 2, 9, 9, 5], x.slice_scatter(full([2, 2], 9, dtype: int64), 1, 0, 2).data<long>());
        Assert.Equal(x.data<long>(), zeros(1, dtype: int64).set_(x).data<long>());
        Assert.Equal(x.data<long>(), x.resolve_conj().resolve_neg().data<long>());
        Assert.Equal([1f, 2f], tensor(new[] { 1f, 2f }).rrelu().data<float>());
        Assert.Equal([1f, 2f], tensor(new[] { 1f, 2f }).rrelu_().data<float>());
    }

    private static bool ReturnsTensors(Type type) =>
        type == typeof(Tensor) || type == typeof(Tensor[])
        || type.IsGenericType && type.IsValueType && type.GetGenericArguments().All(argument => argument == typeof(Tensor));

    private static void CheckGradients(OperatorCase what, Tensor[] inputs, Tensor[] outputs)
    {
        var loss = outputs.Where(output => output.requires_grad)
            .Select(output => (output * arange(output.numel(), dtype: output.dtype).reshape(output.shape).mul(0.1).add(0.5)).sum())
            .Aggregate((a, b) => a + b);
        loss.backward();
        foreach (var (input, values) in inputs.Zip(what.Gradients!))
        {
            if (values is not null)
                Same(tensor(Array.ConvertAll(values, OperatorTensor.Number), input.shape, dtype: input.dtype), input.grad!);
        }
    }

    private static void Same(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.Equal(expected.dtype, actual.dtype);
        Assert.True(
            expected.dtype == ScalarType.Bool ? expected.eq(actual).all().ToBoolean() : allclose(actual, expected, 1e-4, 1e-5, true),
            $"expected {expected.str()}\nactual   {actual.str()}");
    }
}
