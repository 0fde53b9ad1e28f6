using RnnResearch.Recurrent.Fused.Attention;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// Whether everything that a pass reads is as large as it takes it to be: kernels compute with addresses and see no shape. Types, devices
/// and gaps are looked at where the addresses are taken, and tokens and sources where they are read.
/// </summary>
/// <param name="plan">the cell's</param>
/// <param name="x">what is read</param>
/// <param name="weights">in the plan's order</param>
internal sealed class RecurrenceCheck(CellPlan plan, RecurrenceInput x, IReadOnlyList<Tensor> weights)
{
    private const long Any = -1;

    private readonly IReadOnlyList<string> names = plan.WeightNames(x.Projected);

    private long Hidden => weights[x.Projected ? 0 : 2].size(-1);

    private long Projection => plan.InputBlocks * Hidden;

    private long Rows => x.RowsPerStep?.Sum() ?? (long)x.Steps * x.Batch;

    /// <exception cref="ArgumentException">A shape is another; the message names it and what was expected.</exception>
    public void Run(CellState state)
    {
        if (weights.Count != names.Count)
            throw new ArgumentException($"{weights.Count} weights, expected {names.Count}: {string.Join(", ", names)}");
        for (var i = 0; i < weights.Count; i++) Expect(names[i], weights[i], ShapeOf(names[i]));
        CheckInput();
        Expect("h", state.h, x.Batch, Hidden);
        if (plan.MemoryBlocks > 0) Expect("c", state.c, x.Batch, plan.MemoryBlocks * Hidden);
        else if (state.c is not null) throw new ArgumentException("the state has a c, and the cell has none");
        if (x.Attended is { } parts) CheckAttention(parts);
    }

    private long[] ShapeOf(string name)
    {
        if (name == "weight_ih") return [Projection, Any];
        if (name == "bias_ih") return [Projection];
        if (name == "bias_hh") return [plan.BlocksOf(0) * Hidden];
        var matrix = Array.IndexOf(plan.Matrices, name);
        return matrix < 0 ? [Hidden] : [plan.BlocksOf(matrix) * Hidden, plan.WidthOf(matrix) * Hidden];
    }

    private void CheckInput()
    {
        for (var t = 1; t < (x.RowsPerStep?.Count ?? 0); t++)
        {
            if (x.RowsPerStep![t] > x.RowsPerStep[t - 1])
                throw new ArgumentException($"step {t} has {x.RowsPerStep[t]} rows, expected {x.RowsPerStep[t - 1]} at most, as before it");
        }
        if (Rows > int.MaxValue) throw new ArgumentException($"{Rows} rows of all steps, expected {int.MaxValue} at most");
        long[] places = x.RowsPerStep is null ? [x.Steps, x.Batch] : [Rows];
        var length = x.Projected ? Projection : weights[0].size(1);
        if (x.Length is { } read && read != length) throw new ArgumentException($"vectors are read to {read}, expected {length}");
        if (x.Tokens is not null) Expect("tokens", x.Tokens, places);
        if (x.Values is null && x.Tokens is null) throw new ArgumentException("there is nothing to read: no vectors, no tokens");
        if (x.Values is null) return;
        if (x.Tokens is not null) Expect("the table", x.Values, Any, length);
        else if (x.Length is null) Expect("x", x.Values, [.. places, length]);
        else Expect("x", x.Values, [.. places, Math.Max(length, x.Values.size(-1))]); // longer vectors, read in part
    }

    private void CheckAttention(AttentionParts parts)
    {
        Expect("annotations", parts.Annotations, Any, Any, Any);
        var (sources, places, D) = (parts.Annotations.size(0), parts.Annotations.size(1), parts.Annotations.size(2));
        Expect("keys", parts.Keys, sources, places, Any);
        if (parts.Lengths.numel() > 0) Expect("how many places the sources have", parts.Lengths, sources);
        var A = parts.Keys.size(2);
        Expect("sources of the sequences", parts.Sources, x.Batch);
        Expect("v", parts.v, 1, A);
        Expect("Wh", parts.Wh, A, Hidden);
        Expect("Wz", parts.Wz, Projection, D);
        if (parts.Words.numel() > 0) Expect("words", parts.Words, Rows, A);
        if (parts.Chances.numel() > 0) Expect("chances", parts.Chances, Rows);
        if (parts.GateWeight.numel() == 0) return;
        var gate = parts.GateWeight.size(0) == 1 ? 1 : D;
        Expect("the gate's weight", parts.GateWeight, gate, Hidden);
        Expect("the gate's bias", parts.GateBias, gate);
    }

    private static void Expect(string what, Tensor? part, params ReadOnlySpan<long> expected)
    {
        var fits = part is not null && part.dim() == expected.Length;
        for (var i = 0; fits && i < expected.Length; i++) fits = expected[i] == Any || part!.size(i) == expected[i];
        if (fits) return;
        var found = part is null ? "nothing" : $"[{string.Join(", ", part.shape)}]";
        var wanted = string.Join(", ", expected.ToArray().Select(size => size == Any ? "any" : $"{size}"));
        throw new ArgumentException($"{what}: expected [{wanted}], found {found}");
    }
}
