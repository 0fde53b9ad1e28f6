using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Operators;

/// <summary>Overloads with spans, which reflection cannot call, against those with arrays, which have reference cases.</summary>
public sealed class OperatorSpanTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public static TheoryData<string> Names => new(Twins(zeros(2, 3, 4), zeros(2, 3, 4)).Select(twin => twin.Name));

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_span_does_what_an_array_does(string name)
    {
        var x = arange(24.0).reshape(2, 3, 4);
        var (_, bySpan, byArray) = Twins(x, x.sin()).Single(twin => twin.Name == name);
        var (actual, expected) = (bySpan(), byArray());
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (wanted, got) in expected.Zip(actual))
            Assert.True(wanted.Equals(got), $"expected {wanted.str()}\nactual   {got.str()}");
    }

    [Fact]
    public void Every_overload_with_a_span_has_a_twin()
    {
        var missing = new[] { typeof(Tensor), typeof(torch), typeof(nn.functional) }
            .SelectMany(OperatorCall.Methods)
            .Where(method => OperatorCall.ReturnsTensors(method) && OperatorCall.TakesSpans(method) && !IsFactory(method.Name))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}")
            .Except(Twins(zeros(2, 3, 4), zeros(2, 3, 4)).Select(twin => twin.Name));
        Assert.Empty(missing);
    }

    // FactoryOverloadTests and RandomTests call these.
    private static bool IsFactory(string name) =>
        name.StartsWith("new_", StringComparison.Ordinal) || name is "tensor" or "zeros" or "ones" or "empty" or "full" or "rand" or "randn" or "normal";

    private static IEnumerable<(string Name, Func<Tensor[]> BySpan, Func<Tensor[]> ByArray)> Twins(Tensor x, Tensor y) =>
        [.. OfOneTensor(x), .. OfDimensions(x), .. OfLists([x, y]), .. OfVectors([x[0, 0], y[0, 1]])];

    private static IEnumerable<(string, Func<Tensor[]>, Func<Tensor[]>)> OfOneTensor(Tensor x)
    {
        long[] sizes = [2, 3, 4], parts = [1, 2], turns = [1, 2], dims = [0, 2];
        return
        [
            ("Tensor.expand", () => [x[0].expand((ReadOnlySpan<long>)sizes)], () => [x[0].expand(sizes)]),
            ("Tensor.split", () => x.split((ReadOnlySpan<long>)parts, 1), () => x.split(parts, 1)),
            ("Tensor.roll", () => [x.roll((ReadOnlySpan<long>)turns, dims)], () => [x.roll(turns, dims)]),
            ("torch.roll", () => [roll(x, (ReadOnlySpan<long>)turns, dims)], () => [roll(x, turns, dims)]),
            ("functional.pad", () => [nn.functional.pad(x, (ReadOnlySpan<long>)parts, value: 3)], () => [nn.functional.pad(x, parts, value: 3)]),
        ];
    }

    // Neither argument is at its default, so that one which is not passed on shows.
    private static IEnumerable<(string, Func<Tensor[]>, Func<Tensor[]>)> OfDimensions(Tensor x)
    {
        long[] dims = [0, 2];
        return
        [
            ("Tensor.amax", () => [x.amax((ReadOnlySpan<long>)dims, true)], () => [x.amax(dims, true)]),
            ("Tensor.amin", () => [x.amin((ReadOnlySpan<long>)dims, true)], () => [x.amin(dims, true)]),
            ("torch.amax", () => [amax(x, (ReadOnlySpan<long>)dims, true)], () => [amax(x, dims, true)]),
            ("torch.amin", () => [amin(x, (ReadOnlySpan<long>)dims, true)], () => [amin(x, dims, true)]),
            ("Tensor.sum", () => [x.sum((ReadOnlySpan<long>)dims, true)], () => [x.sum(dims, true)]),
            ("torch.sum", () => [sum(x, (ReadOnlySpan<long>)dims, true)], () => [x.sum(dims, true)]),
            ("Tensor.std", () => [x.std((ReadOnlySpan<long>)dims, false, true)], () => [x.std(dims, false, true)]),
            ("Tensor.var", () => [x.var((ReadOnlySpan<long>)dims, false, true)], () => [x.var(dims, false, true)]),
            ("Tensor.std_mean", () => Both(x.std_mean((ReadOnlySpan<long>)dims, false, true)), () => Both(x.std_mean(dims, false, true))),
            ("Tensor.var_mean", () => Both(x.var_mean((ReadOnlySpan<long>)dims, false, true)), () => Both(x.var_mean(dims, false, true))),
            ("torch.std_mean", () => Both(std_mean(x, (ReadOnlySpan<long>)dims, false, true)), () => Both(std_mean(x, dims, false, true))),
            ("torch.var_mean", () => Both(var_mean(x, (ReadOnlySpan<long>)dims, false, true)), () => Both(var_mean(x, dims, false, true))),
        ];
    }

    private static IEnumerable<(string, Func<Tensor[]>, Func<Tensor[]>)> OfLists(Tensor[] list) =>
    [
        ("torch.cat", () => [cat((ReadOnlySpan<Tensor>)list, 1)], () => [cat(list, 1)]),
        ("torch.concat", () => [concat((ReadOnlySpan<Tensor>)list, 1)], () => [concat(list, 1)]),
        ("torch.concatenate", () => [concatenate((ReadOnlySpan<Tensor>)list, 1)], () => [concatenate(list, 1)]),
        ("torch.hstack", () => [hstack((ReadOnlySpan<Tensor>)list)], () => [hstack(list)]),
        ("torch.vstack", () => [vstack((ReadOnlySpan<Tensor>)list)], () => [vstack(list)]),
        ("torch.dstack", () => [dstack((ReadOnlySpan<Tensor>)list)], () => [dstack(list)]),
        ("torch.row_stack", () => [row_stack((ReadOnlySpan<Tensor>)list)], () => [row_stack(list)]),
        ("torch.column_stack", () => [column_stack((ReadOnlySpan<Tensor>)list)], () => [column_stack(list)]),
    ];

    private static IEnumerable<(string, Func<Tensor[]>, Func<Tensor[]>)> OfVectors(Tensor[] list) =>
    [
        ("torch.cartesian_prod", () => [cartesian_prod((ReadOnlySpan<Tensor>)list)], () => [cartesian_prod(list)]),
    ];

    private static Tensor[] Both((Tensor, Tensor) results) => [results.Item1, results.Item2];
}
