using RnnResearch.Experiments.Configuration;
using RnnResearch.Experiments.Configuration.Rules;

namespace RnnResearch.Vision;

/// <summary>
/// Layers of 3x3 convolution, batch norm and ReLU. The defaults take 64x64 pictures to an 8x8 grid whose cells see 39x39 pixels:
/// enough for one object and its surroundings, so that a cell speaks of what is there and attention has to look.
/// </summary>
public sealed record SmallConvConfig : ICrossChecked
{
    /// <summary>Channels of each layer; the last is D, the length of an annotation vector.</summary>
    [NotEmpty]
    [AtLeast(1)]
    public IReadOnlyList<int> Channels { get; init; } = [24, 48, 96, 128];

    /// <summary>Stride of each layer; the grid's side is the image's divided by their product.</summary>
    [NotEmpty]
    [Between(1, 4)]
    public IReadOnlyList<int> Strides { get; init; } = [2, 2, 2, 1];

    /// <summary>Two more input channels with every pixel's x and y from -1 to 1 (CoordConv, Liu et al. 2018): without them a convolution cannot tell where it is.</summary>
    public bool Coordinates { get; init; } = true;

    public IEnumerable<ConfigProblem> Check()
    {
        if (Channels.Count != Strides.Count)
            yield return new ConfigProblem("strides", $"expected one stride per layer: {Channels.Count} channels, {Strides.Count} strides");
    }
}
