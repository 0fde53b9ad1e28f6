using System.Runtime.InteropServices;
using RnnResearch.Analysis.Cells.Properties;
using RnnResearch.Kernels;
using TorchSharp;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Analysis.Cells;

/// <summary>
/// Ranks all cells of a network by how well they track a property: chosen on the first half of the positions, tried on the second. The
/// first half's ranks stay as one matrix, [C, N/2], which the labels are multiplied with.
/// </summary>
/// <param name="cells">the cells' values, [N, C], N even; the caller's, as long as the probe is in use</param>
/// <param name="hidden">H, cells of a layer</param>
public sealed class CellProbe(Tensor cells, int hidden) : IDisposable
{
    private const double Percentile = 0.95;
    private const int BlockSize = 4_000_000; // numbers that are on their way between C# and torch

    private readonly Tensor ranks = RanksOf(cells); // [C, N/2], the mean rank being 0, times 2 / N: within -1/2 and 1/2

    private int Half => (int)cells.size(0) / 2;

    /// <summary>The best cells on the first half, the best one first.</summary>
    /// <param name="kind">of the property</param>
    /// <param name="values">its values at the N positions, not all the same in either half</param>
    /// <param name="count">how many cells</param>
    public IReadOnlyList<CellScore> Best(PropertyKind kind, float[] values, int count)
    {
        using var scope = NewDisposeScope();
        var labels = new ProbeLabels(kind, values.AsSpan(0, Half));
        var products = Products(labels, tensor(labels.Vector, [1, Half])).squeeze(1); // [C]
        var (_, order) = products.abs().topk((int)Math.Min(count, products.size(0)), 0);
        var heldOut = new ProbeLabels(kind, values.AsSpan(Half));
        return [.. order.data<long>().ToArray().Select(cell => Scored((int)cell, products[cell].Number(), labels, heldOut, values, kind))];
    }

    /// <summary>
    /// What the best cell's score on the first half comes to when the labels are shifted in time: the 95th percentile of
    /// <see cref="TimeShifts.Count"/> shifts.
    /// </summary>
    /// <inheritdoc cref="Best"/>
    public double Chance(PropertyKind kind, float[] values)
    {
        using var scope = NewDisposeScope();
        var labels = new ProbeLabels(kind, values.AsSpan(0, Half));
        var best = TimeShifts.Of(Half).Chunk(Math.Max(1, BlockSize / Half)).SelectMany(shifts => BestOf(labels, shifts)).Order().ToArray();
        return labels.Score(best[(int)Math.Ceiling(Percentile * best.Length) - 1]);
    }

    public void Dispose() => ranks.Dispose();

    /// <summary>The greatest product of any cell for each shift of the labels.</summary>
    private float[] BestOf(ProbeLabels labels, int[] shifts)
    {
        using var scope = NewDisposeScope();
        var shifted = new float[shifts.Length * Half];
        for (var k = 0; k < shifts.Length; k++) TimeShifts.Put(labels.Vector, shifts[k], shifted.AsSpan(k * Half, Half));
        return Products(labels, tensor(shifted, [shifts.Length, Half])).abs().amax([0]).data<float>().ToArray();
    }

    /// <summary>AUC less 1/2, or rho, of every cell for the labels in other orders, [K, N/2]: [C, K].</summary>
    private Tensor Products(ProbeLabels labels, Tensor vectors)
    {
        var products = ranks.mm(vectors.t()).Times(labels.Scale * Half);
        if (!labels.DividesByNorm) return products;
        using Scalar least = 1e-6; // of a cell that never changes the product is 0, and so is what comes of it
        var norms = ranks.mul(ranks).sum(1, keepdim: true).sqrt().clamp_min(least); // [C, 1]
        return (products / norms).Over(Half);
    }

    private CellScore Scored(int cell, double product, ProbeLabels labels, ProbeLabels heldOut, float[] values, PropertyKind kind)
    {
        var column = MemoryMarshal.Cast<byte, float>(cells.select(1, cell).contiguous().bytes);
        var sign = product < 0 ? -1 : 1;
        double? threshold = kind == PropertyKind.YesNo ? CellThreshold.Of(column[..Half], values.AsSpan(0, Half), sign) : null;
        var other = heldOut.Product(Ranks.Centred(column[Half..]));
        return new CellScore(
            cell / hidden, cell % hidden, sign, threshold, labels.Score(sign * product), heldOut.Score(sign * other));
    }

    private static Tensor RanksOf(Tensor cells)
    {
        using var quiet = no_grad();
        var (half, count) = ((int)cells.size(0) / 2, (int)cells.size(1));
        var ranks = empty(count, half).DetachFromDisposeScope();
        var block = Math.Max(1, BlockSize / half);
        for (var first = 0; first < count; first += block)
        {
            using var scope = NewDisposeScope();
            var part = cells.narrow(0, 0, half).narrow(1, first, Math.Min(block, count - first)).t().contiguous(); // [.., N/2]
            var values = MemoryMarshal.Cast<byte, float>(part.bytes).ToArray();
            Rank(values, half);
            ranks.narrow(0, first, part.size(0)).copy_(tensor(values, [part.size(0), half]).Over(half));
        }
        return ranks;
    }

    /// <summary>Puts ranks in the place of values, each row by itself.</summary>
    private static void Rank(float[] values, int length)
    {
        var threads = new ParallelOptions { MaxDegreeOfParallelism = ProcessorThreads.Count };
        Parallel.For(0, values.Length / length, threads, row =>
        {
            var part = values.AsSpan(row * length, length);
            Ranks.Centred(part).CopyTo(part);
        });
    }
}
