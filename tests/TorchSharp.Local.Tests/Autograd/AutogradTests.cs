using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Autograd;

public class AutogradTests
{
    [Fact]
    public void Gradients_add_up_over_backward_passes()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        (x * 3).sum().backward();
        (x * 3).sum().backward();
        Assert.Equal([6f, 6f], x.grad!.data<float>());
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void Grad_returns_gradients_and_leaves_the_leaves_alone()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        var w = ones(2, requires_grad: true);
        var gradients = autograd.grad([(x * x * w).sum()], [x, w]);
        Assert.Equal([2f, 2f], gradients[0].data<float>());
        Assert.Equal([1f, 1f], gradients[1].data<float>());
        Assert.Null(x.grad);
    }

    [Fact]
    public void Gradients_of_unused_inputs_are_null_when_allowed()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        var unused = ones(2, requires_grad: true);
        Assert.Null(autograd.grad([x.sum()], [x, unused], allow_unused: true)[1]);
    }

    [Fact]
    public void A_graph_can_be_kept()
    {
        using var scope = NewDisposeScope();
        var x = ones(1, requires_grad: true);
        var y = x * x;
        y.backward(retain_graph: true);
        y.backward();
        Assert.Equal(4f, x.grad!.item<float>());
    }

    [Fact]
    public void Backward_starts_from_the_gradient_given()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        (x * 2).backward([tensor(new[] { 1f, 10f })]);
        Assert.Equal([2f, 20f], x.grad!.data<float>());
    }

    [Fact]
    public void A_tensor_in_the_middle_keeps_its_gradient_when_asked()
    {
        using var scope = NewDisposeScope();
        var x = ones(1, requires_grad: true);
        var y = x * 2;
        y.retain_grad();
        (y * 3).backward();
        Assert.Equal(3f, y.grad!.item<float>());
        Assert.True(x.is_leaf);
        Assert.False(y.is_leaf);
    }

    [Fact]
    public void Modes_switch_recording_off_and_on_again()
    {
        using var scope = NewDisposeScope();
        var x = ones(1, requires_grad: true);
        using (no_grad())
        {
            Assert.False(is_grad_enabled());
            Assert.False((x * 2).requires_grad);
            using (enable_grad())
                Assert.True((x * 2).requires_grad);
            Assert.False((x * 2).requires_grad);
        }
        Assert.True((x * 2).requires_grad);
        using (set_grad_enabled(false))
            Assert.False((x * 2).requires_grad);
        using (inference_mode())
            Assert.True(is_inference_mode_enabled());
        Assert.False(is_inference_mode_enabled());
    }

    [Fact]
    public void Detach_cuts_the_graph()
    {
        using var scope = NewDisposeScope();
        var x = ones(1, requires_grad: true);
        Assert.False((x * 2).detach().requires_grad);
    }

    [Fact]
    public void A_new_thread_records()
    {
        using var off = no_grad();
        var enabled = false;
        var thread = new Thread(() => enabled = is_grad_enabled());
        thread.Start();
        thread.Join();
        Assert.True(enabled);
    }

    [Fact]
    public void Recording_is_switched_on_and_off_on_the_tensor_itself()
    {
        using var scope = NewDisposeScope();
        var x = ones(1);
        Assert.Same(x, x.requires_grad_());
        Assert.True(x.requires_grad);
        Assert.Same(x, x.requires_grad_(false));
        Assert.False(x.requires_grad);
        Assert.Same(x, x.with_requires_grad());
        Assert.True(x.requires_grad);
        Assert.Same(x, x.with_requires_grad(false));
        Assert.False((x * 2).requires_grad);
    }
}
