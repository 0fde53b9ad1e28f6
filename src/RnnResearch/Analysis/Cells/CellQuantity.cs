using RnnResearch.Recurrent;
using static TorchSharp.torch;

namespace RnnResearch.Analysis.Cells;

/// <summary>
/// What can be looked at of a layer: tanh(c), h, or a gate. What nothing bounds is looked at through tanh, as c is.
/// </summary>
/// <param name="Name">c, h or the gate's letter</param>
/// <param name="Label">the same with its meaning</param>
/// <param name="IsGate">whether it is a gate between 0 and 1</param>
/// <param name="Value">[T, B, H]</param>
internal sealed record CellQuantity(string Name, string Label, bool IsGate, Tensor Value)
{
    /// <summary>The least value it can have.</summary>
    public double Low => IsGate ? 0 : -1;

    /// <summary>All of a layer, that which stands for its cells first: tanh(c), or h where there is no c.</summary>
    public static IEnumerable<CellQuantity> Of(LayerTrace layer)
    {
        if (layer.c is { } c) yield return new("c", "tanh(c)", IsGate: false, c.tanh());
        yield return Bounded("h", "h", "", layer.HiddenRange, layer.h);
        foreach (var gate in layer.Gates) yield return Bounded(gate.Name, gate.Name, $", {gate.Meaning}", gate.Range, gate.Value);
    }

    private static CellQuantity Bounded(string name, string letter, string meaning, GateRange range, Tensor value) =>
        range == GateRange.Unbounded
            ? new(name, $"tanh({letter}){meaning}", IsGate: false, value.tanh())
            : new(name, $"{letter}{meaning}", range == GateRange.Sigmoid, value);
}
