using RnnResearch.Vision;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Vision;

public sealed class FrozenConvolutionTests : IDisposable
{
    private const int Channels = 6;
    private readonly DisposeScope scope = NewDisposeScope();

    public FrozenConvolutionTests() => manual_seed(5);

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(1, 8, 3, 1, 1)]        // as in an encoder's first layers
    [InlineData(1, 4, 1, 1, 0)]        // projection
    [InlineData(Channels, 6, 3, 2, 1)] // depthwise, halving the picture
    [InlineData(2, 8, 3, 2, 0)]
    public void One_convolution_equals_the_convolution_and_the_norm_behind_it(int groups, int output, int kernel, int stride, int padding)
    {
        var convolution = nn.Conv2d(Channels, output, kernel, stride, padding, groups: groups, bias: false);
        var norm = nn.BatchNorm2d(output, eps: 1e-2); // large enough to be missed
        using (no_grad())
        {
            norm.running_mean!.copy_(randn(output));
            norm.running_var!.copy_(rand(output) + 0.1);
            norm.weight.copy_(randn(output));
            norm.bias!.copy_(randn(output));
        }
        norm.eval();
        var x = randn(2, Channels, 9, 9);
        var expected = norm.call(convolution.call(x));
        var actual = FrozenConvolution.Apply(convolution, norm, x);
        Assert.Equal(expected.shape, actual.shape);
        Assert.True(actual.allclose(expected, rtol: 1e-5, atol: 1e-5), $"they differ by {(actual - expected).abs().max().ToDouble()}");
    }
}
