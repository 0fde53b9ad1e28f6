using System.Runtime.CompilerServices;
using TorchSharp.Local.Tests.Autograd;
using TorchSharp.Local.Tests.NN;
using TorchSharp.Local.Tests.Optim;
using TorchSharp.Modules;
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
        var before = LiveTensors.Count();

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
        var before = LiveTensors.Count();

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
        var before = LiveTensors.Count();
        Forget(before);
        Assert.Equal(before, LiveTensors.Count());

        // A method of its own, so that nothing on the stack holds on to the tensors.
        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Forget(long before)
        {
            var forgotten = new Tensor[100];
            for (var i = 0; i < forgotten.Length; i++)
                forgotten[i] = ones(3);
            Assert.Equal(before + forgotten.Length, Tensor.TotalCount);
            GC.KeepAlive(forgotten);
        }
    }

    [Fact]
    public void Steps_leave_no_tensors_behind_and_state_survives_the_scope_of_the_step()
    {
        using var outer = NewDisposeScope();
        var parameters = OptimizerTests.Start();
        OptimizerHelper[] optimizers = [.. OptimizerCases.All.Select(name => OptimizerCases.Make(name, parameters))];
        Round();
        var before = LiveTensors.Count();
        for (var i = 0; i < 5; i++)
            Round();
        Assert.Equal(before, Tensor.TotalCount);
        foreach (var optimizer in optimizers)
            optimizer.Dispose();

        void Round()
        {
            using var scope = NewDisposeScope();
            foreach (var optimizer in optimizers)
                OptimizerTests.Step(optimizer, parameters);
        }
    }

    [Fact]
    public void Clipping_leaves_no_tensors_behind()
    {
        using var outer = NewDisposeScope();
        var parameters = UtilitiesTests.WithGradients(3, 4);
        var before = LiveTensors.Count();
        nn.utils.clip_grad_norm_(parameters, 1);
        nn.utils.clip_grad_value_(parameters, 1);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void A_packed_sequence_obeys_scopes()
    {
        nn.utils.rnn.PackedSequence packed;
        var before = LiveTensors.Count();
        using (NewDisposeScope())
        {
            using (NewDisposeScope())
                packed = nn.utils.rnn.pack_padded_sequence(ones(3, 2, 4), tensor(new long[] { 1, 3 }), enforce_sorted: false).MoveToOuterDisposeScope();
            Assert.Equal(before + 4, Tensor.TotalCount);
            packed.DetachFromDisposeScope();
        }
        Assert.Equal([4L, 4], packed.data.shape);
        packed.Dispose();
        Assert.Equal(before, Tensor.TotalCount);
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
