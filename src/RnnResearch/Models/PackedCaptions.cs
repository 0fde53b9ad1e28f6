using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// A batch of captions without padding: rows sorted by falling length, words laid out step by step, and at each
/// step only the captions that still run.
/// <code>
/// rows                      packed, S = 9 words       rows per step
/// &lt;start&gt; a  red ring       step 0: &lt;start&gt; &lt;start&gt; &lt;start&gt;   3
/// &lt;start&gt; a  ring           step 1: a a a                   3
/// &lt;start&gt; a                 step 2: red ring                2
///                           step 3: ring                    1
/// </code>
/// </summary>
public sealed class PackedCaptions
{
    private PackedCaptions(Tensor inputs, Tensor targets, Tensor images, Tensor rows, long[] rowsPerStep)
    {
        Inputs = inputs;
        Targets = targets;
        Images = images;
        Rows = rows;
        RowsPerStep = rowsPerStep;
    }

    /// <summary>The word fed at each packed position, int64 [S]; <c>&lt;start&gt;</c> first.</summary>
    public Tensor Inputs { get; }

    /// <summary>The word to predict at each packed position, int64 [S]; <c>&lt;end&gt;</c> last.</summary>
    public Tensor Targets { get; }

    /// <summary>Which picture of the batch each caption describes, int64 [B], in row order.</summary>
    public Tensor Images { get; }

    /// <summary>Which caption each packed position belongs to, int64 [S].</summary>
    public Tensor Rows { get; }

    /// <summary>How many captions still run at each step; never rises.</summary>
    public IReadOnlyList<long> RowsPerStep { get; }

    /// <summary>B, the number of captions.</summary>
    public long Count => Images.size(0);

    /// <summary>S, the number of words to predict, <c>&lt;end&gt;</c> included.</summary>
    public long Words => Inputs.size(0);

    /// <summary>
    /// Packs captions, each the picture it describes and its word ids without <c>&lt;start&gt;</c> and <c>&lt;end&gt;</c>.
    /// </summary>
    public static PackedCaptions Pack(IReadOnlyList<(int Image, IReadOnlyList<long> Words)> captions, long start, long end)
    {
        if (captions.Count == 0) throw new ArgumentException("a batch needs at least one caption", nameof(captions));
        var order = Enumerable.Range(0, captions.Count).OrderByDescending(i => captions[i].Words.Count).ToArray(); // stable
        var rowsPerStep = new long[captions[order[0]].Words.Count + 1];
        var total = order.Sum(i => captions[i].Words.Count + 1);
        var (inputs, targets, rows) = (new long[total], new long[total], new long[total]);
        var at = 0;
        for (var t = 0; t < rowsPerStep.Length; t++)
        {
            for (var row = 0; row < order.Length && captions[order[row]].Words.Count >= t; row++, at++)
            {
                var words = captions[order[row]].Words;
                inputs[at] = t == 0 ? start : words[t - 1];
                targets[at] = t == words.Count ? end : words[t];
                rows[at] = row;
                rowsPerStep[t]++;
            }
        }
        var images = Array.ConvertAll(order, i => (long)captions[i].Image);
        return new PackedCaptions(tensor(inputs), tensor(targets), tensor(images), tensor(rows), rowsPerStep);
    }

    /// <summary>The same batch on another device.</summary>
    public PackedCaptions To(Device device) =>
        new(Inputs.to(device), Targets.to(device), Images.to(device), Rows.to(device), [.. RowsPerStep]);
}
