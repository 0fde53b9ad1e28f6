using RnnResearch.Recurrent.Fused.Attention;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// A fused recurrence over sequences of different lengths, the longest first and without padding, in autograd's graph: one node for all steps. It may
/// attend to something before each of them. A derivative of the derivative is not there.
/// </summary>
internal sealed class PackedRecurrence : autograd.MultiTensorFunction<PackedRecurrence>
{
    public override string Name => nameof(PackedRecurrence);

    /// <summary>Runs <paramref name="recurrence"/> from <paramref name="state"/>: h [S, H] and, with attention, what it read.</summary>
    /// <param name="recurrence">the cell's</param>
    /// <param name="a">the projected input, [S, G·H], step after step</param>
    /// <param name="rowsPerStep">how many sequences run at each step, never more than at the one before</param>
    /// <param name="state">before the first step, a row for each sequence</param>
    /// <param name="weights">of the recurrence, by name</param>
    /// <param name="parts">what is attended to before each step, or null</param>
    public static (Tensor h, AttentionRead? read) Run(IFusedRecurrence recurrence, Tensor a, IReadOnlyList<long> rowsPerStep, CellState state, Func<string, Tensor> weights, AttentionParts? parts = null)
    {
        Tensor[] named = [.. recurrence.Plan.WeightNames(projected: true).Select(weights)];
        var wanted = new WantedGradients(a.requires_grad, state.h.requires_grad, state.c is { requires_grad: true }, [.. named.Select(weight => weight.requires_grad)]);
        var call = new Call(recurrence, rowsPerStep, wanted, state.Tensors.Length, parts is not null);
        var outputs = apply([call, a, .. state.Tensors, .. parts?.Tensors ?? [], .. named]);
        foreach (var part in call.Kept) part.Dispose(); // the graph has them now, and lets go of them as soon as it may
        return (outputs[0], parts is null ? null : new AttentionRead(outputs[1], outputs[2]));
    }

    /// <param name="ctx">what backward needs</param>
    /// <param name="vars">the call, the input, the states, what is attended to, the weights</param>
    /// <returns>h [S, H], and with attention z [S, D] and alpha [S, L]</returns>
    public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
    {
        using var scope = NewDisposeScope();
        var call = (Call)vars[0];
        Tensor[] given = [.. vars.Skip(1).Cast<Tensor>()];
        Tensor[] tensors = [.. given.Select(tensor => tensor.contiguous())];
        var (x, state, parts, weights) = call.Take(tensors);
        var (h, _, made) = call.Recurrence.Forward(x, state, weights, parts);
        List<Tensor> outputs = [h];
        if (parts is not null) outputs.AddRange([Narrow(made.Attention!.Context, parts.Annotations.shape[2]), Narrow(made.Attention.Alpha, parts.Annotations.shape[1])]);
        List<Tensor> kept = [.. tensors, .. made.Attention?.Tensors ?? [], .. made.Tensors];
        ctx.set_materialize_grads(false);
        ctx.save_data(nameof(Call), call);
        ctx.save_for_backward(kept);
        call.Kept.AddRange(kept.Except(given.Concat(outputs), ReferenceEqualityComparer.Instance).Cast<Tensor>());
        foreach (var survivor in call.Kept.Concat(outputs)) survivor.MoveToOuterDisposeScope();
        return outputs;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
    {
        using var scope = NewDisposeScope();
        var call = (Call)ctx.get_data(nameof(Call));
        var saved = ctx.get_saved_variables();
        var (x, state, parts, weights) = call.Take(saved.GetRange(0, call.Inputs));
        var left = saved.GetRange(call.Inputs, saved.Count - call.Inputs);
        var made = parts is null ? RecurrenceResult.From(left) : RecurrenceResult.From(left[AttentionTrace.Count..]) with { Attention = AttentionTrace.From(left) };
        var dread = parts is null ? default : (GivenGradient.Of(grad_outputs[1]), GivenGradient.Of(grad_outputs[2]));
        var gradients = call.Recurrence.Backward(made, x, weights, GivenGradient.Of(grad_outputs[0]), (null, null), call.Wanted, parts, dread);
        List<Tensor?> all = [null, gradients.Values, gradients.h, .. call.States > 1 ? new[] { gradients.c } : [], .. GradientsOf(gradients.Attention), .. gradients.Weights];
        foreach (var gradient in all) gradient?.MoveToOuterDisposeScope();
        return all!;
    }

    private static IEnumerable<Tensor?> GradientsOf(AttentionParts? parts) =>
        parts is null ? [] : parts.Tensors.Select(part => part.numel() == 0 || !part.is_floating_point() ? null : part);

    private static Tensor Narrow(Tensor rows, long length) => rows.shape[1] == length ? rows : rows.narrow(1, 0, length).contiguous();

    /// <summary>What is no tensor.</summary>
    /// <param name="Recurrence">runs it</param>
    /// <param name="RowsPerStep">how many sequences run at each step</param>
    /// <param name="Wanted">which gradients are, besides attention's</param>
    /// <param name="States">how many tensors the state is</param>
    /// <param name="Attends">whether there is something to attend to</param>
    private sealed record Call(IFusedRecurrence Recurrence, IReadOnlyList<long> RowsPerStep, WantedGradients Wanted, int States, bool Attends)
    {
        /// <summary>What forward hands to the graph and to nobody else.</summary>
        public List<Tensor> Kept { get; } = [];

        /// <summary>How many tensors come in.</summary>
        public int Inputs => 1 + States + (Attends ? AttentionParts.Count : 0) + Wanted.Weights.Length;

        /// <summary>Tells apart what comes in.</summary>
        public (RecurrenceInput x, CellState state, AttentionParts? parts, IReadOnlyList<Tensor> weights) Take(IReadOnlyList<Tensor> tensors)
        {
            var rest = tensors.Skip(1 + States).ToArray();
            return (
                new RecurrenceInput(tensors[0], Projected: true, RowsPerStep: RowsPerStep),
                new CellState(tensors[1], States > 1 ? tensors[2] : null),
                Attends ? AttentionParts.From(rest) : null,
                Attends ? rest[AttentionParts.Count..] : rest);
        }
    }
}
