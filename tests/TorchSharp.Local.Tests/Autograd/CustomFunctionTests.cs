using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Autograd;

public class CustomFunctionTests
{
    [Fact]
    public void Forward_and_backward_equal_autograds_own()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 0.5f, -1.5f, 2f }, requires_grad: true);
        var z = tensor(new[] { 0.5f, -1.5f, 2f }, requires_grad: true);

        var mine = ScaledSquare.apply(x, 3.0);
        var theirs = 3 * z * z;
        (mine * mine).sum().backward();
        (theirs * theirs).sum().backward();

        Assert.True(allclose(mine, theirs));
        Assert.True(allclose(x.grad!, z.grad!));
    }

    [Fact]
    public void The_derivative_of_the_derivative_is_recorded_with_create_graph()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 0.5f, -1.5f }, requires_grad: true);

        var first = autograd.grad([ScaledSquare.apply(x, 3.0).sum()], [x], create_graph: true)[0];
        var second = autograd.grad([first.sum()], [x])[0];

        Assert.True(allclose(first, 6 * x));
        Assert.True(allclose(second, full([2], 6f)));
    }

    [Fact]
    public void Several_outputs_get_their_gradients_and_unused_ones_zeros()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 0.3f, 1.1f }, requires_grad: true);

        var both = SineAndCosine.apply(x);
        (both[0] + 2 * both[1]).sum().backward();
        Assert.True(allclose(x.grad!, x.cos() - 2 * x.sin()));

        x.grad = null;
        SineAndCosine.apply(x)[1].sum().backward();
        Assert.True(allclose(x.grad!, -x.sin()));
    }

    [Fact]
    public void Without_gradients_the_function_is_only_its_forward()
    {
        using var scope = NewDisposeScope();
        Assert.False(ScaledSquare.apply(ones(2), 1.0).requires_grad);
        using (no_grad())
            Assert.False(ScaledSquare.apply(ones(2, requires_grad: true), 1.0).requires_grad);
    }

    [Fact]
    public void Going_backward_twice_says_how_to()
    {
        using var scope = NewDisposeScope();
        var y = ScaledSquare.apply(ones(2, requires_grad: true), 1.0).sum();
        y.backward();
        var failure = Assert.Throws<ExternalException>(y.backward);
        Assert.Contains("retain_graph", failure.Message);
    }

    [Fact]
    public void An_exception_in_backward_arrives_with_its_message()
    {
        using var scope = NewDisposeScope();
        var y = Failing.apply(ones(2, requires_grad: true)).sum();
        var failure = Assert.Throws<ExternalException>(y.backward);
        Assert.Contains("no derivative today", failure.Message);
    }

    private sealed class Failing : autograd.SingleTensorFunction<Failing>
    {
        public override string Name => nameof(Failing);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => ((Tensor)vars[0]) * 2;

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
            throw new InvalidOperationException("no derivative today");
    }
}
