using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// A batch of sequences to be written, without padding: rows sorted by falling length, words laid out step by step, and at each
/// step only the sequences that still run.
/// <code>
/// rows                      packed, S = 9 words       rows per step
/// &lt;start&gt; a  red ring       step 0: &lt;start&gt; &lt;start&gt; &lt;start&gt;   3
/// &lt;start&gt; a  ring           step 1: a a a                   3
/// &lt;start&gt; a                 step 2: red ring                2
///                           step 3: ring                    1
/// </code>
/// </summary>
public sealed class PackedSequences
{
    private static readonly Scalar one = 1;
    private readonly Tensor places; // of each packed position in [B, T], int64 [S]

    private PackedSequences(Tensor inputs, Tensor targets, Tensor sources, Tensor rows, Tensor places, long[] rowsPerStep)
    {
        Inputs = inputs;
        Targets = targets;
        Sources = sources;
        Rows = rows;
        this.places = places;
        RowsPerStep = rowsPerStep;
    }

    /// <summary>The word fed at each packed position, int64 [S]; <c>&lt;start&gt;</c> first.</summary>
    public Tensor Inputs { get; }

    /// <summary>The word to predict at each packed position, int64 [S]; <c>&lt;end&gt;</c> last.</summary>
    public Tensor Targets { get; }

    /// <summary>Which source of the batch, such as a picture, each sequence is about, int64 [B], in row order.</summary>
    public Tensor Sources { get; }

    /// <summary>Which sequence each packed position belongs to, int64 [S].</summary>
    public Tensor Rows { get; }

    /// <summary>How many sequences still run at each step; never rises.</summary>
    public IReadOnlyList<long> RowsPerStep { get; }

    /// <summary>B, the number of sequences.</summary>
    public long Count => Sources.size(0);

    /// <summary>S, the number of words to predict, <c>&lt;end&gt;</c> included.</summary>
    public long Words => Inputs.size(0);

    /// <summary>
    /// Packs sequences, each the source it is about and its word ids without <c>&lt;start&gt;</c> and <c>&lt;end&gt;</c>.
    /// </summary>
    public static PackedSequences Pack(IReadOnlyList<(int Source, IReadOnlyList<long> Words)> sequences, long start, long end)
    {
        if (sequences.Count == 0) throw new ArgumentException("a batch needs at least one sequence", nameof(sequences));
        var order = Enumerable.Range(0, sequences.Count).OrderByDescending(i => sequences[i].Words.Count).ToArray(); // stable
        var rowsPerStep = new long[sequences[order[0]].Words.Count + 1];
        var total = order.Sum(i => sequences[i].Words.Count + 1);
        var (inputs, targets, rows, places) = (new long[total], new long[total], new long[total], new long[total]);
        var at = 0;
        for (var t = 0; t < rowsPerStep.Length; t++)
        {
            for (var row = 0; row < order.Length && sequences[order[row]].Words.Count >= t; row++, at++)
            {
                var words = sequences[order[row]].Words;
                inputs[at] = t == 0 ? start : words[t - 1];
                targets[at] = t == words.Count ? end : words[t];
                rows[at] = row;
                places[at] = (row * rowsPerStep.Length) + t;
                rowsPerStep[t]++;
            }
        }
        var sources = Array.ConvertAll(order, i => (long)sequences[i].Source);
        return new PackedSequences(tensor(inputs), tensor(targets), tensor(sources), tensor(rows), tensor(places), rowsPerStep);
    }

    /// <summary>The same batch on another device.</summary>
    public PackedSequences To(Device device) =>
        new(Inputs.to(device), Targets.to(device), Sources.to(device), Rows.to(device), places.to(device), [.. RowsPerStep]);

    /// <summary>Packed vectors [S, D] as [B, T, D], with zeros where a sequence has ended.</summary>
    internal Tensor Unpack(Tensor packed) =>
        zeros(Count * RowsPerStep.Count, packed.size(1), dtype: packed.dtype, device: packed.device)
            .index_add(0, places, packed, one).view(Count, RowsPerStep.Count, packed.size(1));

    /// <summary>The vectors [S, D] of [B, T, D] at the positions that there are.</summary>
    internal Tensor Pack(Tensor unpacked) => unpacked.flatten(0, 1).index_select(0, places);
}
