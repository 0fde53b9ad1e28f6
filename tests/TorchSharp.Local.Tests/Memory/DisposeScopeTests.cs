using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Memory;

public class DisposeScopeTests
{
    [Fact]
    public void A_scope_disposes_what_was_made_in_it()
    {
        Tensor inside;
        using (NewDisposeScope())
            inside = ones(2);
        Assert.True(inside.IsInvalid);
    }

    [Fact]
    public void What_is_moved_out_lives_until_the_outer_scope_ends()
    {
        Tensor moved, detached;
        using (NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                moved = ones(2).MoveToOuterDisposeScope();
                detached = ones(2).DetachFromDisposeScope();
            }
            Assert.False(moved.IsInvalid);
        }
        Assert.True(moved.IsInvalid);
        Assert.False(detached.IsInvalid);
        detached.Dispose();
    }

    [Fact]
    public void A_tensor_moves_to_the_scope_of_another_or_to_one_that_is_given()
    {
        using var outer = NewDisposeScope();
        var neighbour = ones(1);
        var free = ones(1).DetachFromDisposeScope();
        Tensor beside, given, freed;
        using (NewDisposeScope())
        {
            beside = ones(1);
            given = ones(1);
            freed = ones(1);
            Assert.Same(beside, beside.MoveToOtherDisposeScope(neighbour));
            Assert.Same(given, given.MoveToOtherDisposeScope(outer));
            Assert.Same(freed, freed.MoveToOtherDisposeScope(free));
            free.MoveToOtherDisposeScope(outer);
        }
        Assert.All([beside, given, free], tensor => Assert.True(outer.Contains(tensor)));
        Assert.False(outer.Contains(freed));
        Assert.False(freed.IsInvalid);
        freed.Dispose();
    }

    [Fact]
    public void Only_the_result_leaves_a_wrapped_expression()
    {
        using var scope = NewDisposeScope();
        Tensor? inside = null;
        var result = WrappedTensorDisposeScope(() =>
        {
            inside = ones(2);
            return inside + 1;
        });
        Assert.True(inside!.IsInvalid);
        Assert.Equal([2f, 2f], result.data<float>());
        Assert.True(scope.Contains(result));
    }

    [Fact]
    public void Disposing_by_hand_takes_a_tensor_out_of_its_scope()
    {
        using var scope = NewDisposeScope();
        var first = ones(1);
        var second = ones(1);
        var third = ones(1);
        second.Dispose();
        Assert.Equal(2, scope.DisposablesCount);
        Assert.Equal([first, third], scope.DisposablesView, ReferenceEqualityComparer.Instance);
    }

    [Fact]
    public void Everything_but_what_is_kept_goes()
    {
        using var scope = NewDisposeScope();
        var kept = ones(1);
        var gone = ones(1);
        Assert.Same(kept, scope.DisposeEverythingBut(kept));
        Assert.True(gone.IsInvalid);
        Assert.False(kept.IsInvalid);
        Assert.True(scope.Contains(kept));
    }

    [Fact]
    public void Attach_takes_a_tensor_over_from_elsewhere()
    {
        var free = ones(1);
        using (var scope = NewDisposeScope())
            scope.Attach(free);
        Assert.True(free.IsInvalid);
    }

    [Fact]
    public void Scopes_are_per_thread()
    {
        using var scope = NewDisposeScope();
        Tensor? other = null;
        var thread = new Thread(() =>
        {
            Assert.Null(CurrentDisposeScope);
            other = ones(1);
        });
        thread.Start();
        thread.Join();
        Assert.Equal(0, scope.DisposablesCount);
        other!.Dispose();
    }

    [Fact]
    public void Statistics_count_what_a_thread_made()
    {
        var counts = new long[4];
        var thread = new Thread(() =>
        {
            var statistics = DisposeScopeManager.Statistics;
            ones(1).Dispose();
            using (NewDisposeScope())
            {
                _ = ones(1);
                _ = ones(1);
            }
            counts = [statistics.CreatedOutsideScopeCount, statistics.CreatedInScopeCount,
                statistics.DisposedInScopeCount, statistics.ThreadTotalLiveCount];
        });
        thread.Start();
        thread.Join();
        Assert.Equal([1, 2, 2, 0], counts);
    }

    [Fact]
    public void A_parameter_takes_over_its_tensor_and_the_place_in_its_scope()
    {
        using var scope = NewDisposeScope();
        var data = ones(2);
        var parameter = nn.Parameter(data);
        Assert.True(data.IsInvalid);
        Assert.True(scope.Contains(parameter));
        Assert.Equal(1, scope.DisposablesCount);
    }

    [Fact]
    public void What_a_module_finds_in_its_fields_stays_in_the_scope_it_was_made_in()
    {
        Linear module;
        using (NewDisposeScope())
        {
            module = new Linear();
            Assert.False(module.weight.IsInvalid);
        }
        Assert.True(module.weight.IsInvalid);
        var kept = new Linear();
        kept.Dispose();
        Assert.True(kept.weight.IsInvalid);
    }

    [Fact]
    public void A_long_lived_scope_does_not_grow_with_what_is_disposed_in_it()
    {
        using var scope = NewDisposeScope();
        var kept = ones(1);
        for (var i = 0; i < 1000; i++)
        {
            var early = ones(1);
            var late = ones(1);
            early.Dispose();
            late.Dispose();
        }
        Assert.Equal(1, scope.DisposablesCount);
        Assert.False(kept.IsInvalid);
    }

    private sealed class Linear : nn.Module<Tensor, Tensor>
    {
        internal readonly Parameter weight = nn.Parameter(ones(2, 2));

        internal Linear()
            : base(nameof(Linear)) =>
            RegisterComponents();

        public override Tensor forward(Tensor input) => input.mm(weight);
    }
}
