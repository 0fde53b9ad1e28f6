using static TorchSharp.torch;

namespace RnnResearch.Training;

/// <summary>
/// Which examples each step takes: a fresh permutation of all examples per epoch, cut into batches. It follows from
/// (seed, epoch) alone, so that a resumed run takes up the very batch it was interrupted at.
/// </summary>
public sealed class EpochOrder(RandomStreams streams, int count, int batchSize)
{
    private long[] order = [];
    private long epochOfOrder = -1;

    /// <summary>Batches in an epoch; the last may be smaller.</summary>
    public long StepsPerEpoch => (count + (long)batchSize - 1) / batchSize;

    /// <summary>Positions 0..count-1 of the examples of <paramref name="step"/>, which counts from 1 over all epochs.</summary>
    public IReadOnlyList<int> Batch(long step)
    {
        var (epoch, batch) = Math.DivRem(step - 1, StepsPerEpoch);
        if (epoch != epochOfOrder)
        {
            using var scope = NewDisposeScope();
            using var generator = streams.Generator("order", epoch);
            order = randperm(count, generator: generator).data<long>().ToArray();
            epochOfOrder = epoch;
        }
        return [.. order.Skip((int)batch * batchSize).Take(batchSize).Select(position => (int)position)];
    }
}
