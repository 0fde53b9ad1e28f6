using TorchSharp.Local.Tests.NN;
using TorchSharp.Local.Tests.Optim;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Memory;

[Collection(Alone.Name)]
public class LayerLeakTests
{
    [Fact]
    public void Steps_leave_no_tensors_behind_and_state_survives_the_scope_of_the_step()
    {
        using var outer = NewDisposeScope();
        var parameters = OptimizerTests.Start();
        OptimizerHelper[] optimizers = [.. OptimizerCases.All.Select(name => OptimizerCases.Make(name, parameters))];
        Round();
        var before = Count();
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
        var before = Count();
        nn.utils.clip_grad_norm_(parameters, 1);
        nn.utils.clip_grad_value_(parameters, 1);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void A_packed_sequence_obeys_scopes()
    {
        nn.utils.rnn.PackedSequence packed;
        var before = Count();
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

    // Tensors of earlier tests that wait for the finalizer would be missed later on.
    private static long Count()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Tensor.TotalCount;
    }
}
