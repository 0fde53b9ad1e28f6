using RnnResearch.Kernels;
using RnnResearch.Recurrent;
using RnnResearch.Recurrent.Fused;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Recurrent;

/// <summary>The loop over the steps makes no object, forward or backward: ten times as many steps allocate no more of them.</summary>
public sealed class FusedAllocationTests : IDisposable
{
    private const int H = 20;
    private const int B = 3;
    private const int SmallestObject = 24; // bytes

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly int threads = ProcessorThreads.Count;

    public FusedAllocationTests() => ProcessorThreads.Use(1);

    public static TheoryData<CellKind> Kinds =>
        [.. Enum.GetValues<CellKind>().Where(kind => FusedRecurrences.Of(kind, ScalarType.Float32) is not null)];

    public void Dispose()
    {
        ProcessorThreads.Use(threads);
        scope.Dispose();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Steps_allocate_nothing(CellKind kind)
    {
        Allocated(kind, steps: 20); // what is made once
        var more = Allocated(kind, steps: 200) - Allocated(kind, steps: 20); // both are one chunk of the weights' gradients
        Assert.True(more < 180 * SmallestObject, $"180 more steps allocate {more} bytes more");
    }

    private static long Allocated(CellKind kind, int steps)
    {
        using var inner = NewDisposeScope();
        using var quiet = no_grad();
        var fused = FusedRecurrences.Of(kind, ScalarType.Float32)!;
        var cell = RecurrentCells.Create(kind, H, H);
        Tensor[] weights = [.. fused.Plan.WeightNames(projected: true).Select(name => cell.get_parameter(name)!.detach())];
        var (x, state) = (new RecurrenceInput(randn(steps, B, cell.Blocks * H), Projected: true), cell.ZeroState(B));
        var given = new OutputGradients(randn(steps, B, H), null, null, null, null);
        var wanted = new WantedGradients(Values: true, h: true, c: false, [.. weights.Select(_ => true)]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var made = fused.Forward(x, state, weights).Made;
        fused.Backward(made, x, weights, given, wanted);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
