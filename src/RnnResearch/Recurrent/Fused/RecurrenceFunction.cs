using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>A fused recurrence in autograd's graph: one node for all steps. A derivative of the derivative is not there.</summary>
internal sealed class RecurrenceFunction : autograd.MultiTensorFunction<RecurrenceFunction>
{
    public override string Name => nameof(RecurrenceFunction);

    /// <summary>Runs <paramref name="recurrence"/> over <paramref name="x"/> from <paramref name="state"/>: h [T, B, H] and the state after the last step.</summary>
    public static (Tensor h, CellState last) Run(IFusedRecurrence recurrence, RecurrenceInput x, CellState state, IEnumerable<Tensor> weights)
    {
        Tensor[] states = state.c is null ? [state.h] : [state.h, state.c];
        Tensor[] tokens = x.Tokens is null ? [] : [x.Tokens];
        var call = new Call(recurrence, x.Projected, x.Values.requires_grad, tokens.Length, states.Length);
        var outputs = apply([call, x.Values, .. tokens, .. states, .. weights]);
        foreach (var part in call.Kept) part.Dispose(); // the graph has them now, and lets go of them as soon as it may
        return (outputs[0], new CellState(outputs[1], outputs.Count > 2 ? outputs[2] : null));
    }

    /// <param name="ctx">what backward needs</param>
    /// <param name="vars">the call, what is read, tokens if any, the states, the weights</param>
    /// <returns>h [T, B, H], and each state after the last step</returns>
    public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
    {
        using var scope = NewDisposeScope();
        var call = (Call)vars[0];
        Tensor[] tensors = [.. vars.Skip(1).Cast<Tensor>()];
        var x = call.Input(tensors).Contiguous();
        Tensor[] weights = [.. tensors.Skip(1 + call.Tokens + call.States).Select(weight => weight.contiguous())];
        var h0 = tensors[1 + call.Tokens];
        var made = call.Recurrence.Forward(x, new CellState(h0, call.States > 1 ? tensors[2 + call.Tokens] : null), weights);
        var H = h0.shape[1];
        var h = made.Hidden.shape[2] == H ? made.Hidden : made.Hidden.narrow(2, 0, H).contiguous();
        List<Tensor> outputs = [h, .. Last(call.Recurrence.Plan, made, H)];
        List<Tensor> kept = [x.Values, .. x.Tokens is null ? Array.Empty<Tensor>() : [x.Tokens], .. weights, .. made.Tensors];
        ctx.save_data(nameof(Call), call);
        ctx.save_for_backward(kept);
        call.Kept.AddRange(kept.Except(tensors.Concat(outputs), ReferenceEqualityComparer.Instance).Cast<Tensor>());
        foreach (var survivor in call.Kept.Concat(outputs)) survivor.MoveToOuterDisposeScope();
        return outputs;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
    {
        using var scope = NewDisposeScope();
        var call = (Call)ctx.get_data(nameof(Call));
        var saved = ctx.get_saved_variables();
        var (first, count) = (1 + call.Tokens, call.Recurrence.Plan.WeightNames(call.Projected).Count());
        var weights = saved.GetRange(first, count);
        var made = RecurrenceResult.From(saved.GetRange(first + count, saved.Count - first - count));
        var last = new CellState(grad_outputs[1].contiguous(), call.States > 1 ? grad_outputs[2].contiguous() : null);
        var gradients = call.Recurrence.Backward(made, call.Input(saved), weights, grad_outputs[0].contiguous(), last, call.WantsInput);
        List<Tensor?> all = [null, gradients.Input, .. new Tensor?[call.Tokens], gradients.State.h, .. call.States > 1 ? new[] { gradients.State.c } : [], .. gradients.Weights];
        foreach (var gradient in all) gradient?.MoveToOuterDisposeScope();
        return all!;
    }

    // Copies, as they are outputs of their own.
    private static IEnumerable<Tensor> Last(CellPlan plan, RecurrenceResult made, long H)
    {
        yield return made.Hidden[^1].narrow(1, 0, H).clone();
        if (made.Memory is null) yield break;
        var c = made.Memory[^1].narrow(1, 0, H);
        if (plan.Remembered is not { } remembered)
        {
            yield return c.clone();
            yield break;
        }
        var block = made.Hidden.shape[2];
        var gates = Enumerable.Range(0, remembered.Width).Select(i => made.Storage[^1].narrow(1, (remembered.Operand!.Value + i) * block, H));
        yield return cat([c, .. gates], 1);
    }

    /// <summary>What is no tensor.</summary>
    /// <param name="Recurrence">runs it</param>
    /// <param name="Projected">whether the input comes projected</param>
    /// <param name="WantsInput">whether its gradient is wanted</param>
    /// <param name="Tokens">1 where the input is a table, else 0</param>
    /// <param name="States">how many tensors the state is</param>
    private sealed record Call(IFusedRecurrence Recurrence, bool Projected, bool WantsInput, int Tokens, int States)
    {
        /// <summary>What forward hands to the graph and to nobody else.</summary>
        public List<Tensor> Kept { get; } = [];

        public RecurrenceInput Input(IReadOnlyList<Tensor> tensors) => new(tensors[0], Projected, Tokens > 0 ? tensors[1] : null);
    }
}
