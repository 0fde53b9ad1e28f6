using RnnResearch.Vision;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Models.Video;

/// <summary>
/// What each frame goes through by itself, x in D numbers:
/// <code>
/// x = relu(conv3x3(x)), once for each of the configuration's channels; each halves the side
/// e = relu(Wxe x + be)
/// </code>
/// </summary>
internal sealed class FrameEncoder : nn.Module<Tensor, Tensor>
{
    private readonly ModuleList<Conv2d> convolutions = [];
    private readonly Linear? Wxe; // [E, D]
    private readonly int side, pictures; // pictures: the grey values, and perhaps their differences to the frame before
    private readonly double dropout;

    /// <param name="inputs">I, numbers of a frame</param>
    /// <param name="side">of a square picture; 0 where a frame is none</param>
    /// <param name="config">sizes</param>
    public FrameEncoder(int inputs, int side, VideoModelConfig config) : base(nameof(FrameEncoder))
    {
        (this.side, dropout) = (side, config.InputDropout);
        pictures = side > 0 ? inputs / (side * side) : 0;
        var channels = pictures;
        foreach (var next in config.Convolutions)
        {
            convolutions.Add(nn.Conv2d(channels, next, kernel_size: 3, stride: 2, padding: 1));
            (channels, side) = (next, (side + 1) / 2);
        }
        var size = config.Convolutions.Count > 0 ? channels * side * side : inputs;
        if (config.Embedding > 0) Wxe = nn.Linear(size, config.Embedding);
        Size = config.Embedding > 0 ? config.Embedding : size;
        RegisterComponents();
    }

    /// <summary>D, numbers that come out for each frame.</summary>
    public int Size { get; }

    /// <param name="x">[T, B, I]</param>
    /// <returns>[T, B, D]</returns>
    public override Tensor forward(Tensor x)
    {
        var (steps, batch) = (x.size(0), x.size(1));
        if (training && dropout > 0) x = nn.functional.dropout(x, dropout);
        if (convolutions.Count > 0)
        {
            x = x.reshape(steps * batch, pictures, side, side);
            foreach (var convolution in convolutions) x = nn.functional.relu(WholeBlocks.Convolve(convolution, x));
            x = x.reshape(steps, batch, -1);
        }
        return Wxe is null ? x : nn.functional.relu(nn.functional.linear(x, Wxe.weight!, Wxe.bias!));
    }
}
