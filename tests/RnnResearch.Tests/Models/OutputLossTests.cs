using RnnResearch.Kernels;
using RnnResearch.Models;
using RnnResearch.Tests.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

/// <summary>The output layer and its loss in one beside linear and cross_entropy.</summary>
public sealed class OutputLossTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly int threads = ProcessorThreads.Count;

    public OutputLossTests() => manual_seed(1);

    public void Dispose()
    {
        ProcessorThreads.Use(threads);
        scope.Dispose();
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 5, 2)]
    [InlineData(70, 33, 65)]
    [InlineData(257, 20, 1000)]
    [InlineData(400, 16, 30011)] // more scores than are kept at once
    public void Loss_and_gradients_are_those_of_the_two_operators(int rows, int H, int V)
    {
        foreach (var (type, tolerance) in new[] { (ScalarType.Float32, 1e-5), (ScalarType.Float64, 1e-9) })
        {
            Tensor[] leaves = [randn(rows, H, dtype: type), randn(V, H, dtype: type), randn(V, dtype: type)];
            var targets = randint(0, V, [rows]);
            var expected = Outcome(leaves, (h, w, b) => nn.functional.cross_entropy(nn.functional.linear(h, w, b), targets));
            foreach (var count in new[] { 1, 2 })
            {
                ProcessorThreads.Use(count);
                var actual = Outcome(leaves, (h, w, b) => OutputLoss.Of(h, w, b, targets));
                for (var i = 0; i < expected.Length; i++)
                    LayerOutcome.Same($"{type}, {count} threads, {i}", expected[i], actual[i], tolerance);
                var scaled = Outcome(leaves, (h, w, b) => OutputLoss.Of(h, w, b, targets, scale: 25));
                for (var i = 0; i < expected.Length; i++)
                    LayerOutcome.Same($"{type}, {count} threads, {i}, scaled", expected[i] * 25, scaled[i], tolerance);
            }
        }
    }

    [Fact]
    public void Scores_that_overflow_alone_do_not_together()
    {
        var (h, weight, bias) = (full([1, 1], 1000f), tensor(new[] { 1f, -1f, 0.999f }).view(3, 1), zeros(3));
        Assert.Equal(Math.Log(1 + Math.Exp(-1)), OutputLoss.Of(h, weight, bias, zeros(1, dtype: ScalarType.Int64)).ToDouble(), 1e-4);
    }

    [Fact]
    public void A_number_that_is_none_stays_visible()
    {
        var loss = OutputLoss.Of(full([2, 3], float.NaN), randn(4, 3), zeros(4), zeros(2, dtype: ScalarType.Int64));
        Assert.True(double.IsNaN(loss.ToDouble()));
    }

    [Fact]
    public void A_target_outside_the_vocabulary_is_named()
    {
        var wrong = Assert.Throws<ArgumentException>(() => OutputLoss.Of(randn(2, 3), randn(4, 3), zeros(4), tensor(new[] { 1L, 4 })));
        Assert.Contains("target 4 is none of 4 tokens", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_named()
    {
        var wrong = Assert.Throws<ArgumentException>(() => OutputLoss.Of(randn(2, 3), randn(4, 5), zeros(4), tensor(new[] { 1L, 2 })));
        Assert.Contains("[4, 5]", wrong.Message, StringComparison.Ordinal);
    }

    /// <summary>The loss times three, and the gradients of that.</summary>
    private static Tensor[] Outcome(Tensor[] values, Func<Tensor, Tensor, Tensor, Tensor> loss)
    {
        Tensor[] leaves = [.. values.Select(value => value.detach().clone().requires_grad_(true))];
        var value = loss(leaves[0], leaves[1], leaves[2]);
        (value * 3).backward();
        return [value, .. leaves.Select(leaf => leaf.grad!)];
    }
}
