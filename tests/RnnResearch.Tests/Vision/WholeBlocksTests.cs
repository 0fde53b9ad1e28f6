using RnnResearch.Vision;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Vision;

/// <summary>
/// Convolutions of any number of channels in memory full of NaN, beside double precision, which the package computes otherwise.
/// </summary>
public sealed class WholeBlocksTests
{
    [Theory]
    [InlineData(3, 4, true)]
    [InlineData(4, 6, false)]
    [InlineData(6, 8, false)]
    [InlineData(8, 20, true)]
    [InlineData(20, 24, false)]
    [InlineData(24, 36, false)]
    [InlineData(40, 8, true)]
    [InlineData(32, 64, false)]
    public void What_lies_in_memory_does_not_matter(int inputs, int outputs, bool bias)
    {
        manual_seed(1);
        using var convolution = nn.Conv2d(inputs, outputs, kernel_size: 3, padding: 1, bias: bias);
        for (var turn = 0; turn < 10; turn++)
        {
            using var scope = NewDisposeScope();
            var x = randn(4, inputs, 16, 16, requires_grad: true);
            var dy = randn(4, outputs, 16, 16);
            FillFreeMemory();
            convolution.zero_grad(set_to_none: true);
            var y = WholeBlocks.Convolve(convolution, x);
            FillFreeMemory();
            y.backward([dy]);

            var exact = x.detach().@double().requires_grad_();
            var weight = convolution.weight.detach().@double().requires_grad_();
            var expected = nn.functional.conv2d(exact, weight, convolution.bias?.detach().@double(), padding: [1, 1]);
            expected.backward([dy.@double()]);
            Same(expected, y);
            Same(exact.grad!, x.grad!);
            Same(weight.grad!, convolution.weight.grad!);
        }
    }

    private static void FillFreeMemory()
    {
        using var scope = NewDisposeScope();
        foreach (var size in new[] { 100, 1000, 4000, 16_000, 20_000, 60_000, 100_000, 400_000 })
            for (var i = 0; i < 6; i++)
                full([size], float.NaN);
    }

    private static void Same(Tensor expected, Tensor actual) => Assert.True(actual.@double().allclose(expected, rtol: 1e-4, atol: 1e-3));
}
