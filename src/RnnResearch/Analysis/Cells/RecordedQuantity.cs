using static TorchSharp.torch;

namespace RnnResearch.Analysis.Cells;

/// <summary>A quantity of a layer at every position, in levels.</summary>
/// <param name="Layer">from 0</param>
/// <param name="Name">c, h or a gate's letter</param>
/// <param name="Label">the same with its meaning</param>
/// <param name="Low">the lower end of level 0; the upper end of the last level is 1</param>
/// <param name="Levels">uint8 [N, H], from 0 to <see cref="Count"/> - 1</param>
public sealed record RecordedQuantity(int Layer, string Name, string Label, double Low, Tensor Levels)
{
    /// <summary>How many levels there are, of equal height.</summary>
    public const int Count = 16;
}
