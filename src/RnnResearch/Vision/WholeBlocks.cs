using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Vision;

/// <summary>
/// A convolution on the processor whose channels fill whole blocks. oneDNN, as libtorch 2.10 has it, takes the channels that it sums over
/// sixteen at a time on AVX-512, and where they do not fill the last block it reads memory behind them that nobody wrote: a NaN which
/// happens to lie there comes out, in spite of its weight of zero. Forward it sums over the inputs if they are more than one block, and for
/// the gradient of the input over the outputs. Blocks are filled up with zeros, where they are not full; the numbers are the same.
/// </summary>
internal static class WholeBlocks
{
    private const long Block = 16;

    /// <param name="convolution">without groups and with zeros as padding</param>
    /// <param name="x">[B, C, H, W]</param>
    public static Tensor Convolve(Conv2d convolution, Tensor x)
    {
        var (outputs, inputs) = (convolution.weight.size(0), convolution.weight.size(1));
        var (moreInputs, moreOutputs) = (inputs > Block ? Missing(inputs) : 0, x.requires_grad ? Missing(outputs) : 0);
        if (x.device.type != DeviceType.CPU || moreInputs + moreOutputs == 0) return convolution.call(x);

        var filled = nn.functional.pad(x, [0, 0, 0, 0, 0, moreInputs]);
        var weight = nn.functional.pad(convolution.weight, [0, 0, 0, 0, 0, moreInputs, 0, moreOutputs]);
        var bias = convolution.bias is { } b ? nn.functional.pad(b, [0, moreOutputs]) : null;
        var y = nn.functional.conv2d(filled, weight, bias, convolution.stride, convolution.padding, convolution.dilation);
        return y.narrow(1, 0, outputs);
    }

    private static long Missing(long channels) => (Block - (channels % Block)) % Block;
}
