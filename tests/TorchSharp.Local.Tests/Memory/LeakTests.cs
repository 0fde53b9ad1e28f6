using TorchSharp.Local.Tests.Autograd;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Memory;

/// <summary>What a training step makes it also gives back. Alone in its collection: the count is the process's.</summary>
[Collection(Alone.Name)]
public class LeakTests
{
    [Fact]
    public void A_thousand_training_steps_leave_no_tensor_behind()
    {
        using var outer = NewDisposeScope();
        manual_seed(1);
        var weight = nn.Parameter(randn(8, 4));
        var bias = nn.Parameter(zeros(4));
        var x = randn(16, 8);
        var y = randn(16, 4);
        Step(weight, bias, x, y);
        var before = Tensor.TotalCount;

        for (var i = 0; i < 1000; i++)
            Step(weight, bias, x, y);

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Custom_functions_give_back_what_they_saved()
    {
        using var outer = NewDisposeScope();
        var x = randn(4, 4, requires_grad: true);
        Once();
        var before = Tensor.TotalCount;

        for (var i = 0; i < 1000; i++)
            Once();

        Assert.Equal(before, Tensor.TotalCount);

        void Once()
        {
            using var scope = NewDisposeScope();
            ScaledSquare.apply(x, 2.0).sum().backward();
        }
    }

    [Fact]
    public void The_finalizer_frees_what_nobody_disposed()
    {
        var before = Tensor.TotalCount;
        Forget();
        for (var i = 0; i < 10 && Tensor.TotalCount > before; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.True(Tensor.TotalCount <= before, $"{Tensor.TotalCount - before} tensors are left");

        static void Forget()
        {
            for (var i = 0; i < 100; i++)
                _ = ones(3) + i;
        }
    }

    private static void Step(Tensor weight, Tensor bias, Tensor x, Tensor y)
    {
        using var scope = NewDisposeScope();
        var loss = (x.mm(weight) + bias - y).tanh().square().mean();
        loss.backward();
        using (no_grad())
        {
            foreach (var parameter in new[] { weight, bias })
            {
                parameter.sub_(parameter.grad!.mul(0.01));
                parameter.grad!.fill_(0);
            }
        }
        _ = loss.item<float>();
        _ = x[0, 1..3];
        _ = x.split(4)[1].max(0).values;
    }
}
