using RnnResearch.Kernels;
using RnnResearch.Recurrent.Fused.Attention;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>A fused recurrence in autograd's graph: one node for all steps. A derivative of the derivative is not there.</summary>
internal sealed class RecurrenceFunction : autograd.MultiTensorFunction<RecurrenceFunction>
{
    public override string Name => nameof(RecurrenceFunction);

    /// <summary>
    /// Runs <paramref name="recurrence"/> over <paramref name="x"/> from <paramref name="state"/>: see <see cref="RecurrenceOutcome"/>.
    /// </summary>
    public static (Tensor h, CellState? last, AttentionRead? read) Run(
        IFusedRecurrence recurrence, RecurrenceInput x, CellState state, IReadOnlyList<Tensor> weights)
    {
        var call = RecurrenceCall.For(recurrence, x, state, weights);
        var outputs = apply([call, .. x.Tensors, .. state.Tensors, .. weights]);
        foreach (var part in call.Kept) part.Dispose(); // the graph has them now, and lets go of them as soon as it may
        return (
            outputs[0],
            call.HasLast ? new CellState(outputs[1], call.HasMemory ? outputs[2] : null) : null,
            call.Attends ? AttentionRead.From(outputs, call.Chooses) : null);
    }

    /// <param name="ctx">what backward needs</param>
    /// <param name="vars">the call, what is read, the states, the weights</param>
    /// <returns>h; where all sequences run to the end each state after the last step; with attention what was read and where</returns>
    public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
    {
        using var scope = NewDisposeScope();
        var call = (RecurrenceCall)vars[0];
        var tensors = new Tensor[vars.Length - 1];
        for (var i = 0; i < tensors.Length; i++) tensors[i] = TensorMemory.WithoutGaps((Tensor)vars[i + 1]);
        var (inputs, weights) = (tensors[..call.Inputs], tensors[(call.Inputs + call.States)..]);
        var outcome = call.Recurrence.Forward(call.Input(inputs), call.State(tensors), weights);
        List<Tensor> saved = [.. inputs, .. weights, .. outcome.Made.Tensors];
        ctx.set_materialize_grads(false);
        ctx.save_data(nameof(RecurrenceCall), call);
        ctx.save_for_backward(saved);
        var outputs = outcome.Tensors;
        foreach (var output in outputs) output.MoveToOuterDisposeScope();
        call.Kept.AddRange(saved.Where(scope.Contains)); // made here, and no output
        foreach (var tensor in call.Kept) tensor.MoveToOuterDisposeScope();
        return outputs;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
    {
        using var scope = NewDisposeScope();
        var call = (RecurrenceCall)ctx.get_data(nameof(RecurrenceCall));
        var saved = ctx.get_saved_variables();
        var made = call.Inputs + call.Wanted.Weights.Length;
        var result = RecurrenceTrace.From(saved[made..], call.Attends);
        var given = OutputGradients.Of(grad_outputs, call);
        var gradients = call.Recurrence.Backward(result, call.Input(saved), saved[call.Inputs..made], given, call.Wanted);
        List<Tensor?> all = [null];
        if (call.HasValues) all.Add(gradients.Values);
        if (call.HasTokens) all.Add(null);
        if (gradients.Attended is { } parts)
            all.AddRange(parts.Tensors.Select(part => part.numel() > 0 && part.is_floating_point() ? part : null));
        all.Add(gradients.h);
        if (call.HasMemory) all.Add(gradients.c);
        all.AddRange(gradients.Weights);
        foreach (var gradient in all) gradient?.MoveToOuterDisposeScope();
        return all!;
    }
}
