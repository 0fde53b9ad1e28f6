using System.Reflection;
using TorchSharp.Local.Tests.Autograd;
using TorchSharp.Local.Tests.Factories;
using TorchSharp.Local.Tests.Memory;
using TorchSharp.Local.Tests.NN;
using TorchSharp.Local.Tests.Random;
using TorchSharp.Local.Tests.Tensors;
using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Operators;

/// <summary>Values and gradients of the operators against PyTorch's own, through every overload that takes a case's arguments.</summary>
public class OperatorTests
{
    // What is random, converts, makes, indexes or owns tensors is no function with a value and a gradient.
    private static readonly (string Where, string Names)[] TestedElsewhere =
    [
        (nameof(RandomTests), "bernoulli bernoulli_ cauchy_ dropout dropout2d exponential_ geometric_ get_rng_state log_normal_ multinomial"),
        (nameof(RandomTests), "normal normal_ poisson rand_like randint randint_like randn_like randperm random_ uniform_"),
        (nameof(FactoryTests), "arange as_tensor empty_strided eye from_array frombuffer linspace logspace"),
        (nameof(FactoryOverloadTests), "empty empty_like full full_like new_empty new_full new_ones new_zeros ones ones_like rand randn"),
        (nameof(FactoryOverloadTests), "tensor zeros zeros_like"),
        (nameof(ConversionTests), "BoolTensor ByteTensor DoubleTensor FloatTensor IntTensor LongTensor ShortTensor bfloat16 bool byte char"),
        (nameof(ConversionTests), "cpu cuda double float half int long pin_memory short to to_type type type_as"),
        (nameof(TensorTests), "load"),
        (nameof(SparseTests), "SparseIndices SparseValues sparse_coo_tensor to_dense"),
        (nameof(IndexingTests), "Item index index_put_"),
        (nameof(AutogradTests), "grad requires_grad_ with_requires_grad"),
        (nameof(DisposeScopeTests), "DetachFromDisposeScope MoveToOtherDisposeScope MoveToOuterDisposeScope WrappedTensorDisposeScope"),
        (nameof(Operators_that_fit_no_case_do_what_they_say), "set_"),
        // The signs of singular vectors are free, and eigenvalues are complex.
        (nameof(LinearSystemTests), "eigvals svd"),
    ];

    // In place, but with a new handle for a result, as in the package; all others return the tensor they changed.
    private static readonly string[] ReturnAnAlias = ["gelu_", "tril_", "triu_"];

    // Optional arguments that no case gives, and why.
    private static readonly Dictionary<string, string> NeverGiven = new()
    {
        ["inplace"] = "FunctionTests gives it",
        ["out"] = "Operators_that_fit_no_case_do_what_they_say gives it",
        ["device"] = "there may be only one",
        ["isImplicit"] = "says something about the caller, not about the result",
        ["nonBlocking"] = "changes when a copy is made, not which",
        ["output_size"] = "saves a GPU the wait for a size that is known",
        ["sorted"] = "without it the order is free",
        ["sparse_grad"] = "asks for a sparse gradient, which nothing here can read",
    };

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
        var what = OperatorFile.Instance.Cases[number];
        var overloads = OperatorCall.Overloads(what);
        Assert.True(overloads.Length > 0, $"No overload of {method} takes the arguments of case {number}.");
        foreach (var overload in overloads)
            Check(what, overload);
    }

    [Fact]
    public void Every_operator_is_known_to_libtorch()
    {
        var operators = typeof(Aten).GetFields(BindingFlags.Static | BindingFlags.NonPublic).Select(field => (Operator)field.GetValue(null)!);
        Assert.All(operators, known => Assert.NotEqual(0, known.Find()));
    }

    [Fact]
    public void Every_overload_that_returns_tensors_has_a_case()
    {
        var covered = OperatorFile.Instance.Cases.SelectMany(OperatorCall.Overloads).ToHashSet();
        var elsewhere = TestedElsewhere.SelectMany(entry => entry.Names.Split(' ')).ToHashSet();
        var functions = FunctionsWithCases();
        var missing = OperatorCall.Callable
            .Where(method => OperatorCall.ReturnsTensors(method) && !covered.Contains(method))
            .Where(method => !elsewhere.Contains(OperatorCall.Name(method)))
            .Where(method => method.DeclaringType != typeof(nn.functional) || !functions.Contains(method.Name) && !FunctionTests.HasInPlaceForm(method))
            .Select(method => $"{method.DeclaringType!.Name}: {ApiSignature.Of(method)}");
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_optional_argument_is_given_in_a_case()
    {
        using var scope = NewDisposeScope();
        var calls = OperatorFile.Instance.Cases.SelectMany(what => OperatorCall.Overloads(what).Select(method => (method, what))).ToArray();
        var given = calls.SelectMany(call => OperatorCall.Given(call.method, call.what)).ToHashSet();
        var missing = calls.Select(call => call.method).Distinct().SelectMany(method => method.GetParameters(), (method, parameter) => (method, parameter))
            .Where(entry => entry.parameter.HasDefaultValue && !given.Contains((entry.method, entry.parameter.Position)))
            .Where(entry => !NeverGiven.ContainsKey(entry.parameter.Name!))
            .Select(entry => $"{entry.parameter.Name} of {entry.method.DeclaringType!.Name}: {ApiSignature.Of(entry.method)}");
        Assert.Empty(missing);
    }

    [Fact]
    public void Nothing_is_said_to_be_tested_elsewhere_that_is_not_there()
    {
        var names = OperatorCall.Callable.Select(OperatorCall.Name).ToHashSet();
        Assert.All(TestedElsewhere.SelectMany(entry => entry.Names.Split(' ')), name => Assert.Contains(name, names));
    }

    [Fact]
    public void Operators_that_fit_no_case_do_what_they_say()
    {
        using var scope = NewDisposeScope();
        var x = arange(6).reshape(2, 3);
        var holder = zeros(1, dtype: int64);
        Assert.Equal(x.data<long>(), holder.set_(x).data<long>());
        Assert.Equal([2, 3], holder.shape);
        var largest = zeros(2, dtype: int64);
        Assert.Equal([2L, 5], x.amax([1], false, largest).data<long>());
        Assert.Equal([2L, 5], largest.data<long>());
        var smallest = zeros(1, 3, dtype: int64);
        amin(x, [0], true, smallest);
        Assert.Equal([0L, 1, 2], smallest.data<long>());
    }

    // The cases of functions.json are named after their function, with a word or two behind it.
    private static HashSet<string> FunctionsWithCases()
    {
        var functions = OperatorCall.Methods(typeof(nn.functional)).Select(OperatorCall.Name).Distinct().ToArray();
        return [.. ReferenceFile.Load("functions").EnumerateObject().Select(entry => Longest(functions.Where(name => $"{entry.Name}_".StartsWith($"{name}_", StringComparison.Ordinal))))];
    }

    private static string Longest(IEnumerable<string> names) => names.MaxBy(name => name.Length)!;

    private static void Check(OperatorCase what, MethodInfo overload)
    {
        using var scope = NewDisposeScope();
        var inputs = Array.ConvertAll(what.Inputs, name => OperatorFile.Instance.Inputs[name].ToTensor());
        foreach (var (input, gradient) in inputs.Zip(what.Gradients ?? []))
            input.requires_grad = gradient is not null;
        // An operator in place changes a leaf's copy, as a leaf itself may not be changed while it is recorded.
        var inPlace = what.Method.EndsWith('_');
        var used = Array.ConvertAll(inputs, input => inPlace && input.requires_grad ? input * 1 : input);
        var name = $"{overload.DeclaringType!.Name}: {ApiSignature.Of(overload)}";

        var outputs = OperatorCall.Run(overload, what, used);

        Assert.Equal(what.Outputs.Length, outputs.Length);
        foreach (var (expected, actual) in what.Outputs.Zip(outputs))
            Same(expected.ToTensor(), actual, name);
        if (inPlace)
        {
            Same(outputs[0], used[0], $"{name}, the tensor itself");
            Assert.True(ReferenceEquals(outputs[0], used[0]) != ReturnAnAlias.Contains(what.Method), $"{name}, what is returned");
        }
        if (what.Gradients is not null)
            CheckGradients(what, inputs, outputs, name);
    }

    private static void CheckGradients(OperatorCase what, Tensor[] inputs, Tensor[] outputs, string name)
    {
        var loss = outputs.Where(output => output.requires_grad)
            .Select(output => (output * arange(output.numel(), dtype: output.dtype).reshape(output.shape).mul(0.1).add(0.5)).sum())
            .Aggregate((a, b) => a + b);
        loss.backward();
        foreach (var (input, values) in inputs.Zip(what.Gradients!))
        {
            if (values is null)
                continue;
            var expected = tensor(Array.ConvertAll(values, OperatorTensor.Number), input.shape, dtype: input.dtype);
            Assert.True(input.grad is not null, $"{name} passed no gradient on");
            Same(expected, input.grad, $"{name}, gradient");
        }
    }

    private static void Same(Tensor expected, Tensor actual, string what)
    {
        Assert.True(expected.shape.SequenceEqual(actual.shape), $"{what}\nexpected {expected}\nactual   {actual}");
        Assert.True(expected.dtype == actual.dtype, $"{what}\nexpected {expected}\nactual   {actual}");
        Assert.True(
            expected.dtype == ScalarType.Bool ? expected.eq(actual).all().ToBoolean() : allclose(actual, expected, 1e-4, 1e-5, true),
            $"{what}\nexpected {expected.str()}\nactual   {actual.str()}");
    }
}
