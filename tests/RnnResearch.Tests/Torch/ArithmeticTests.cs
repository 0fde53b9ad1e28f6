using TorchSharp;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Torch;

/// <summary>The arithmetic beside the package's own operators.</summary>
public sealed class ArithmeticTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly Tensor x = tensor(new[] { -2.5f, 0, 0.75f, 3 });
    private readonly Tensor y = tensor(new[] { 1f, 2, -4, 0.1f });

    public void Dispose() => scope.Dispose();

    [Fact]
    public void It_is_the_packages()
    {
        Same(x + y, Sum(x, y));
        Same(x + y + x, Sum(x, y, x));
        Same(x.clone().add_(y), x.clone().Add_(y));
        Same(1 - x, OneMinus(x));
        Same(x + 0.3, x.Plus(0.3));
        Same(0.3 * x, x.Times(0.3));
        Same(3 * x, x.Times(3L));
        Same(x / 0.3, x.Over(0.3));
        Same(full_like(x, 0.3), x.clone().Fill_(0.3));
        Same(3 * tensor(new[] { 2L, -5 }), tensor(new[] { 2L, -5 }).Times(3L));
    }

    [Fact]
    public void A_number_is_read_from_a_tensor_of_any_type()
    {
        Assert.Equal(0.75, tensor(0.75f).Number());
        Assert.Equal(0.1, tensor(0.1, dtype: ScalarType.Float64).Number());
        Assert.Equal(0.75, full([2, 2], 0.75f)[1, 1].Number());
        Assert.Equal(7, tensor(7L).Number());
        Assert.Equal(7, tensor(7L).WholeNumber());
    }

    private static void Same(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.dtype, actual.dtype);
        Assert.True(expected.bytes.SequenceEqual(actual.bytes));
    }
}
