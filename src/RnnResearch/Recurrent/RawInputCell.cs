using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// A cell that adds the input itself to vectors of length H, as MUT1 and MUT2 do: x is the last of its G blocks. Where I is not H, a matrix
/// without bias, <c>weight_x</c> [H, I], stands before it.
/// </summary>
public abstract class RawInputCell : RecurrentCell
{
    private readonly Parameter? weight_x; // [H, I]

    protected RawInputCell(string name, long inputSize, long hiddenSize, Device? device, int blocks, int recurrentBlocks)
        : base(name, inputSize, hiddenSize, device, blocks, recurrentBlocks, weightedBlocks: blocks - 1) =>
        weight_x = inputSize == hiddenSize ? null : Uniform(hiddenSize, inputSize);

    public override Tensor Project(Tensor x) =>
        cat([base.Project(x), weight_x is null ? x : nn.functional.linear(x, weight_x)], -1);
}
