using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Autograd;

/// <summary>x -> factor x^2, with a derivative written by hand.</summary>
internal sealed class ScaledSquare : autograd.SingleTensorFunction<ScaledSquare>
{
    public override string Name => nameof(ScaledSquare);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var x = (Tensor)vars[0];
        ctx.save_for_backward([x]);
        ctx.save_data("factor", vars[1]);
        return x.square().mul_((double)vars[1]);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var x = ctx.get_saved_variables()[0];
        return [grad_output * x * (2 * (double)ctx.get_data("factor")), null!];
    }
}
