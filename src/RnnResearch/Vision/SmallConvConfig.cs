using RnnResearch.Configuration;
using RnnResearch.Configuration.Rules;

namespace RnnResearch.Vision;

/// <summary>
/// Layers of 3x3 convolution, batch norm, ReLU and max pooling. The defaults take 64x64 pictures to an 8x8 grid whose cells see 38x38
/// pixels: enough for one object and its surroundings, so that a cell speaks of what is there and attention has to look.
/// </summary>
public sealed record SmallConvConfig : ICrossChecked
{
    /// <summary>Channels of each layer.</summary>
    [NotEmpty]
    [AtLeast(1)]
    public IReadOnlyList<int> Channels { get; init; } = [16, 32, 64, 96];

    /// <summary>Side of the max pooling after each layer, 1 for none; the grid's side is the image's divided by their product.</summary>
    [NotEmpty]
    [Between(1, 4)]
    public IReadOnlyList<int> Pooling { get; init; } = [2, 2, 2, 1];

    /// <summary>
    /// Two more channels, x and y from -1 to 1, with the pixels and again with the annotations (CoordConv, Liu et al. 2018): without them
    /// a convolution cannot tell where it is.
    /// </summary>
    public bool Coordinates { get; init; } = true;

    public IEnumerable<ConfigProblem> Check()
    {
        if (Channels.Count != Pooling.Count)
            yield return new ConfigProblem(
                "pooling", $"expected one number per layer: {Channels.Count} channels, {Pooling.Count} poolings");
    }
}
