using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>A fused recurrence in autograd's graph: one node for all steps. A derivative of the derivative is not there.</summary>
internal sealed class RecurrenceFunction : autograd.MultiTensorFunction<RecurrenceFunction>
{
    public override string Name => nameof(RecurrenceFunction);

    /// <summary>Runs <paramref name="recurrence"/> over x [T, B, I] from <paramref name="state"/>: h [T, B, H] and the state after the last step.</summary>
    public static (Tensor h, CellState last) Run(IFusedRecurrence recurrence, Tensor x, CellState state, IEnumerable<Tensor> weights)
    {
        Tensor[] states = state.c is null ? [state.h] : [state.h, state.c];
        var outputs = apply([recurrence, x.requires_grad, states.Length, x, .. states, .. weights]);
        return (outputs[0], new CellState(outputs[1], outputs.Count > 2 ? outputs[2] : null));
    }

    /// <param name="ctx">what backward needs</param>
    /// <param name="vars">the recurrence, whether dx is wanted, how many states there are, x, the states, the weights</param>
    /// <returns>h [T, B, H], and each state after the last step</returns>
    public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
    {
        using var scope = NewDisposeScope();
        var (recurrence, states) = ((IFusedRecurrence)vars[0], (int)vars[2]);
        Tensor[] tensors = [.. vars.Skip(3).Cast<Tensor>()];
        var x = tensors[0].contiguous();
        Tensor[] weights = [.. tensors.Skip(1 + states).Select(weight => weight.contiguous())];
        var made = recurrence.Forward(x, new CellState(tensors[1], states > 1 ? tensors[2] : null), weights);
        var H = tensors[1].shape[1];
        var padded = made.Hidden.shape[2] != H;
        var h = padded ? made.Hidden.narrow(2, 0, H).contiguous() : made.Hidden;
        List<Tensor> outputs = [h, .. Last(recurrence.Plan, made, H)];
        ctx.save_data(nameof(recurrence), recurrence);
        ctx.save_data(nameof(states), states);
        ctx.save_data("wants input", vars[1]);
        List<Tensor> kept = [x, .. weights, made.Before, made.Hidden, made.Storage, .. made.Memory is null ? Array.Empty<Tensor>() : [made.MemoryBefore!, made.Memory]];
        ctx.save_for_backward(kept);
        foreach (var survivor in kept.Concat(outputs).Except(tensors, ReferenceEqualityComparer.Instance).Cast<Tensor>()) survivor.MoveToOuterDisposeScope();
        return outputs;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
    {
        using var scope = NewDisposeScope();
        var (recurrence, states) = ((IFusedRecurrence)ctx.get_data("recurrence"), (int)ctx.get_data("states"));
        var saved = ctx.get_saved_variables();
        var count = recurrence.Plan.WeightNames.Count();
        var weights = saved.GetRange(1, count);
        var rest = saved.GetRange(1 + count, saved.Count - 1 - count);
        var made = new RecurrenceResult(rest[0], rest.Count > 3 ? rest[3] : null, rest[1], rest.Count > 3 ? rest[4] : null, rest[2]);
        var last = new CellState(grad_outputs[1].contiguous(), states > 1 ? grad_outputs[2].contiguous() : null);
        var gradients = recurrence.Backward(made, saved[0], weights, grad_outputs[0].contiguous(), last, (bool)ctx.get_data("wants input"));
        List<Tensor?> all = [null, null, null, gradients.Input, gradients.State.h, .. states > 1 ? new[] { gradients.State.c } : [], .. gradients.Weights];
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
}
