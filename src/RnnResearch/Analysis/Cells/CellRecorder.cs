using RnnResearch.Models;
using RnnResearch.Recurrent;
using static TorchSharp.torch;

namespace RnnResearch.Analysis.Cells;

/// <summary>Has a language model read stretches of a text side by side, by its cells' own equations, and keeps what they compute.</summary>
/// <param name="model">in eval mode</param>
/// <param name="tokens">the text</param>
/// <param name="stretches">what is measured of it</param>
/// <param name="start">the state each stretch's warm-up begins with, one row; without it zeros</param>
public sealed class CellRecorder(LanguageModel model, int[] tokens, TextStretches stretches, NetworkState? start = null)
{
    private const int Steps = 32; // at a time: their temporary tensors live together

    /// <summary>Everything; one byte for each value of each quantity stays.</summary>
    public CellRecording Record()
    {
        var details = new DetailSheets(stretches);
        var cells = Cells((step, layers, logits) => details.Take(step, layers, logits));
        return details.Recording(cells);
    }

    /// <summary>The cells alone, [N, C], as <see cref="CellRecording.Cells"/>.</summary>
    public Tensor RecordCells() => Cells((_, _, _) => { });

    /// <summary>How many bytes the cells of a network, and of the same one untrained, take with so many quantities of each.</summary>
    public static double BytesOf(double positions, double cells, int quantities) => positions * cells * ((3 * sizeof(float)) + quantities);

    private Tensor Cells(Action<int, IReadOnlyList<LayerTrace>, Tensor> take)
    {
        Tensor? sheet = null; // [S, L, C]
        Walk((step, layers, logits) =>
        {
            var part = cat([.. layers.Select(layer => CellQuantity.Of(layer).First().Value)], 2); // [T, S, C]
            sheet ??= empty(stretches.Count, stretches.Length, part.size(2)).MoveToOuterDisposeScope();
            sheet.narrow(1, step, part.size(0)).copy_(part.transpose(0, 1));
            take(step, layers, logits);
        });
        return sheet!.flatten(0, 1);
    }

    private void Walk(Action<int, IReadOnlyList<LayerTrace>, Tensor> take)
    {
        using var quiet = no_grad();
        var state = model.StateFrom(start, stretches.Count).Detached();
        for (int step = -TextStretches.WarmUp, count; step < stretches.Length; step += count)
        {
            count = Math.Min(Steps, (step < 0 ? 0 : stretches.Length) - step);
            using var scope = NewDisposeScope();
            var (layers, logits) = model.Trace(Tokens(step, count), state);
            if (step >= 0) take(step, layers, logits);
            var next = new NetworkState([.. layers.Select(layer => layer.Last)]).Detached();
            state.Dispose();
            state = next;
        }
        state.Dispose();
    }

    /// <summary>The tokens of some steps of all stretches, int64 [T, S].</summary>
    private Tensor Tokens(int step, int count)
    {
        var ids = new long[count * stretches.Count];
        for (var t = 0; t < count; t++)
            for (var s = 0; s < stretches.Count; s++)
                ids[(t * stretches.Count) + s] = tokens[stretches.Starts[s] + step + t];
        return tensor(ids, [count, stretches.Count]).to(model.Device);
    }
}
