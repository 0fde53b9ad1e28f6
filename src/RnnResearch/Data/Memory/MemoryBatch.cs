using static TorchSharp.torch;

namespace RnnResearch.Data.Memory;

/// <summary>Sequences side by side with what is to be said of them; the shapes are those of <see cref="IMemoryProblem"/>.</summary>
/// <param name="Inputs">the step first, then the sequence</param>
/// <param name="Targets">what the loss compares with; the sequence is the last dimension</param>
public sealed record MemoryBatch(Tensor Inputs, Tensor Targets)
{
    /// <summary>B.</summary>
    public long Count => Inputs.size(1);

    /// <summary>Some of its sequences, from <paramref name="first"/> on.</summary>
    public MemoryBatch Part(long first, long count) =>
        new(Inputs.narrow(1, first, count), Targets.narrow(Targets.dim() - 1, first, count));

    /// <summary>The same on a device.</summary>
    public MemoryBatch On(Device device) => new(Inputs.to(device), Targets.to(device));
}
