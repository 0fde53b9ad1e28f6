using static TorchSharp.torch;

namespace RnnResearch.Training;

/// <summary>
/// Which sequences each step takes, sequences of about the same length together, so that little is filled up: a fresh permutation per
/// epoch is cut into pools of some batches, each pool is sorted by length and cut into batches, and these come in a random order.
/// It follows from (seed, epoch) alone.
/// </summary>
/// <param name="streams">the experiment's</param>
/// <param name="lengths">of each sequence</param>
/// <param name="batchSize">sequences in a batch; one of an epoch may have fewer</param>
public sealed class LengthPools(RandomStreams streams, IReadOnlyList<int> lengths, int batchSize)
{
    private const int BatchesOfPool = 50;

    private int[][] batches = [];
    private long epochOfBatches = -1;

    /// <summary>Batches in an epoch.</summary>
    public long StepsPerEpoch => (lengths.Count + (long)batchSize - 1) / batchSize;

    /// <summary>Positions of the sequences of <paramref name="step"/>, which counts from 1 over all epochs.</summary>
    public IReadOnlyList<int> Batch(long step)
    {
        var (epoch, batch) = Math.DivRem(step - 1, StepsPerEpoch);
        if (epoch != epochOfBatches) (batches, epochOfBatches) = (BatchesOf(epoch), epoch);
        return batches[batch];
    }

    private int[][] BatchesOf(long epoch)
    {
        using var scope = NewDisposeScope();
        using var generator = streams.Generator("order", epoch);
        var order = Permutation(lengths.Count, generator);
        int[][] cut = [.. order.Chunk(BatchesOfPool * batchSize).SelectMany(pool => pool.OrderBy(i => lengths[i]).Chunk(batchSize))];
        return [.. Permutation(cut.Length, generator).Select(i => cut[i])];
    }

    private static IEnumerable<int> Permutation(int count, Generator generator) =>
        randperm(count, generator: generator).data<long>().ToArray().Select(i => (int)i);
}
