using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Autograd;

/// <summary>x -> (sin x, cos x); keeps its outputs, whose derivatives are each other.</summary>
internal sealed class SineAndCosine : autograd.MultiTensorFunction<SineAndCosine>
{
    public override string Name => nameof(SineAndCosine);

    public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var x = (Tensor)vars[0];
        List<Tensor> outputs = [x.sin(), x.cos()];
        ctx.save_for_backward(outputs);
        return outputs;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
    {
        var saved = ctx.get_saved_variables();
        return [grad_outputs[0] * saved[1] - grad_outputs[1] * saved[0]];
    }
}
