using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>All that a layer computed over a sequence.</summary>
/// <param name="h">hidden states, [T, B, H]</param>
/// <param name="c">cell states, [T, B, H]; null for a cell without</param>
/// <param name="Gates">the gates, of [T, B, H] each</param>
/// <param name="HiddenRange">where the values of h can be</param>
/// <param name="Last">the state after the last step</param>
public sealed record LayerTrace(Tensor h, Tensor? c, IReadOnlyList<Gate> Gates, GateRange HiddenRange, CellState Last)
{
    /// <summary>Runs a cell step by step over x, [T, B, I], T at least 1.</summary>
    internal static LayerTrace Of(RecurrentCell cell, Tensor x, CellState state)
    {
        var steps = new List<CellStep>();
        foreach (var a in cell.Project(x).unbind(0)) // T x [B, G·H]
        {
            steps.Add(cell.Trace(a, state));
            state = steps[^1].State;
        }
        Tensor Over(Func<CellStep, Tensor> part) => stack(steps.Select(part)); // [T, B, ..]
        // Of several blocks of memory the first is c.
        var c = cell.MemoryBlocks > 0 ? Over(step => step.State.c!.narrow(1, 0, cell.HiddenSize)) : null;
        var gates = steps[0].Gates.Select((gate, k) => gate with { Value = Over(step => step.Gates[k].Value) });
        return new LayerTrace(Over(step => step.State.h), c, [.. gates], cell.HiddenRange, state);
    }
}
