using RnnResearch.Recurrent;
using TorchSharp;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Analysis.Cells;

/// <summary>Collects, while a text is read, what the page shows of each position: quantities in levels, saturation, guesses.</summary>
internal sealed class DetailSheets(TextStretches stretches)
{
    private static readonly Scalar shut = GateSaturation.Shut;
    private static readonly Scalar open = GateSaturation.Open;
    private static readonly Scalar lowest = 0;
    private static readonly Scalar highest = RecordedQuantity.Count - 1;

    private readonly List<RecordedQuantity> quantities = []; // levels [S, L, H] while they are collected
    private readonly Dictionary<(int Layer, string Gate), (Tensor Left, Tensor Right)> counts = [];
    private Tensor? guesses;                                 // [S, L, K]
    private Tensor? probabilities;

    /// <summary>Takes what the layers computed in some steps, from <paramref name="step"/> on, of all stretches.</summary>
    public void Take(int step, IReadOnlyList<LayerTrace> layers, Tensor logits)
    {
        var found = layers.SelectMany((layer, l) => CellQuantity.Of(layer).Select(quantity => (Layer: l, Quantity: quantity))).ToList();
        for (var n = 0; n < found.Count; n++)
        {
            var (layer, quantity) = found[n];
            if (n == quantities.Count)
            {
                var levels = Sheet(quantity.Value.size(2), ScalarType.Byte);
                quantities.Add(new RecordedQuantity(layer, quantity.Name, quantity.Label, quantity.Low, levels));
            }
            Put(quantities[n].Levels, step, Levels(quantity));
            if (quantity.IsGate) Count(layer, quantity);
        }
        var (likely, ids) = logits.softmax(-1).topk((int)Math.Min(CellRecording.MostGuesses, logits.size(-1)), -1);
        Put(guesses ??= Sheet(ids.size(2), ids.dtype), step, ids);
        Put(probabilities ??= Sheet(likely.size(2), likely.dtype), step, likely);
    }

    /// <summary>All that was taken, with the cells' own values [N, C].</summary>
    public CellRecording Recording(Tensor cells)
    {
        static Tensor Flat(Tensor sheet) => sheet.flatten(0, 1);
        double[] Shares(Tensor count) => [.. count.cpu().data<long>().Select(times => (double)times / stretches.Positions)];
        return new CellRecording(
            cells,
            [.. quantities.Select(quantity => quantity with { Levels = Flat(quantity.Levels) })],
            [.. counts.Select(count => new GateSaturation(
                count.Key.Layer, count.Key.Gate, Shares(count.Value.Left), Shares(count.Value.Right)))],
            Flat(guesses!),
            Flat(probabilities!));
    }

    private static Tensor Levels(CellQuantity quantity) => quantity.Value.Plus(-quantity.Low)
        .Times(RecordedQuantity.Count / (1 - quantity.Low)).clamp(lowest, highest).to(ScalarType.Byte);

    private void Count(int layer, CellQuantity gate)
    {
        static Tensor Times(Tensor isSo) => isSo.sum([0, 1]); // int64 [H]
        var (left, right) = (Times(gate.Value.lt(shut)), Times(gate.Value.gt(open)));
        if (counts.TryGetValue((layer, gate.Name), out var before))
        {
            before.Left.Add_(left);
            before.Right.Add_(right);
        }
        else counts[(layer, gate.Name)] = (left.MoveToOuterDisposeScope(), right.MoveToOuterDisposeScope());
    }

    private Tensor Sheet(long width, ScalarType type) =>
        empty(stretches.Count, stretches.Length, width, dtype: type).MoveToOuterDisposeScope();

    private static void Put(Tensor sheet, int step, Tensor part) => sheet.narrow(1, step, part.size(0)).copy_(part.transpose(0, 1));
}
