using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>A fused recurrence in autograd's graph: one node for all steps. A derivative of the derivative is not there.</summary>
internal sealed class RecurrenceFunction : autograd.MultiTensorFunction<RecurrenceFunction>
{
    public override string Name => nameof(RecurrenceFunction);

    /// <summary>Runs <paramref name="recurrence"/> over <paramref name="x"/> from <paramref name="state"/>: h [T, B, H] and the state after the last step.</summary>
    public static (Tensor h, CellState last) Run(IFusedRecurrence recurrence, RecurrenceInput x, CellState state, IReadOnlyList<Tensor> weights)
    {
        var wanted = new WantedGradients(
            x.Values is { requires_grad: true }, state.h.requires_grad, state.c is { requires_grad: true }, [.. weights.Select(weight => weight.requires_grad)]);
        var call = new RecurrenceCall(recurrence, x.Projected, x.Values is not null, x.Tokens is not null, state.c is not null, wanted);
        var outputs = apply([call, .. x.Tensors, .. state.Tensors, .. weights]);
        foreach (var part in call.Kept) part.Dispose(); // the graph has them now, and lets go of them as soon as it may
        return (outputs[0], new CellState(outputs[1], outputs.Count > 2 ? outputs[2] : null));
    }

    /// <param name="ctx">what backward needs</param>
    /// <param name="vars">the call, what is read, the states, the weights</param>
    /// <returns>h [T, B, H], and each state after the last step</returns>
    public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
    {
        using var scope = NewDisposeScope();
        var call = (RecurrenceCall)vars[0];
        var tensors = new Tensor[vars.Length - 1];
        for (var i = 0; i < tensors.Length; i++) tensors[i] = Contiguous((Tensor)vars[i + 1]);
        var inputs = tensors[..call.Inputs];
        var weights = tensors[(call.Inputs + call.States)..];
        var (h, last, made) = call.Recurrence.Forward(call.Input(inputs), call.State(tensors), weights);
        ctx.set_materialize_grads(false);
        ctx.save_data(nameof(RecurrenceCall), call);
        ctx.save_for_backward([.. inputs, .. weights, .. made.Tensors]);
        call.Kept.AddRange([.. Copies(inputs, vars, first: 1), .. Copies(weights, vars, first: 1 + call.Inputs + call.States), .. made.Tensors]);
        foreach (var tensor in call.Kept) tensor.MoveToOuterDisposeScope();
        List<Tensor> outputs = [h, .. last!.Tensors];
        foreach (var output in outputs) output.MoveToOuterDisposeScope();
        return outputs;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
    {
        using var scope = NewDisposeScope();
        var call = (RecurrenceCall)ctx.get_data(nameof(RecurrenceCall));
        var saved = ctx.get_saved_variables();
        var made = call.Inputs + call.Wanted.Weights.Length;
        var gradients = call.Recurrence.Backward(
            RecurrenceResult.From(saved[made..]), call.Input(saved), saved[call.Inputs..made], GivenGradient.Of(grad_outputs[0]), (GivenGradient.Of(grad_outputs[1]), call.States > 1 ? GivenGradient.Of(grad_outputs[2]) : null), call.Wanted);
        List<Tensor?> all = [null];
        if (call.HasValues) all.Add(gradients.Values);
        if (call.HasTokens) all.Add(null);
        all.Add(gradients.h);
        if (call.HasMemory) all.Add(gradients.c);
        all.AddRange(gradients.Weights);
        foreach (var gradient in all) gradient?.MoveToOuterDisposeScope();
        return all!;
    }

    private static Tensor Contiguous(Tensor tensor) => tensor.is_contiguous() ? tensor : tensor.contiguous();

    // Those of the tensors that are none of the function's own arguments.
    private static IEnumerable<Tensor> Copies(Tensor[] tensors, object[] vars, int first) => tensors.Where((tensor, i) => !ReferenceEquals(tensor, vars[first + i]));
}
