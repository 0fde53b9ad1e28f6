using static TorchSharp.torch;

namespace RnnResearch.Data.Memory;

/// <summary>Sequences side by side with what is to be said of them; the shapes are those of <see cref="IMemoryProblem"/>.</summary>
/// <param name="Inputs">the step first, then the sequence</param>
/// <param name="Targets">what the loss compares with, of the last steps; the sequence is the last dimension</param>
public sealed record MemoryBatch(Tensor Inputs, Tensor Targets)
{
    /// <summary>B.</summary>
    public long Count => Inputs.size(1);

    /// <summary>The same on a device.</summary>
    public MemoryBatch On(Device device) => new(Inputs.to(device), Targets.to(device));
}
