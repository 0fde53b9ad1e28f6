using RnnResearch.Kernels;
using RnnResearch.Tests.Recurrent;
using RnnResearch.Training;
using RnnResearch.Training.Updates;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Training;

/// <summary>The update by a sparse gradient beside the same one made dense.</summary>
public sealed class SparseUpdateTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly int threads = ProcessorThreads.Count;

    public SparseUpdateTests() => manual_seed(1);

    public static TheoryData<OptimizerKind, double, double> Rules
    {
        get
        {
            var data = new TheoryData<OptimizerKind, double, double>();
            foreach (var kind in Enum.GetValues<OptimizerKind>())
                foreach (var (momentum, decay) in new[] { (0.0, 0.0), (0.9, 0.0), (0.0, 0.1), (0.9, 0.1) })
                    data.Add(kind, momentum, decay);
            return data;
        }
    }

    public void Dispose()
    {
        ProcessorThreads.Use(threads);
        scope.Dispose();
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Weights_and_state_are_bitwise_those_of_the_dense_gradient(OptimizerKind kind, double momentum, double decay)
    {
        var config = Config(kind) with { Momentum = momentum, WeightDecay = decay };
        foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64 })
            foreach (var clipValue in new[] { 0.0, 0.5 })
                Compare(config, type, clipValue, clipNorm: 0, tolerance: 0);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Clipping_by_norm_is_that_of_the_dense_gradient(OptimizerKind kind, double momentum, double decay)
    {
        var config = Config(kind) with { Momentum = momentum, WeightDecay = decay };
        Compare(config, ScalarType.Float64, clipValue: 0.5, clipNorm: 2, tolerance: 1e-10);
    }

    [Fact]
    public void Plain_descent_does_not_touch_other_rows()
    {
        var model = nn.Linear(3, 50, hasBias: false);
        var weight = model.weight!;
        using (no_grad())
        {
            weight.fill_(double.NaN);
            weight.narrow(0, 7, 1).fill_(1);
        }
        using var update = new WeightUpdate(Config(OptimizerKind.Sgd), model, 0, 0);
        weight.grad = sparse_coo_tensor(tensor(new long[] { 7, 7 }).unsqueeze(0), ones(2, 3), [50, 3]);
        update.Clip();
        update.Step(0.01);
        Assert.True(weight[7].allclose(full([3], 1 - (2 * 0.01f)), rtol: 0, atol: 1e-6));
    }

    [Fact]
    public void The_norm_shows_what_is_no_number()
    {
        var model = nn.Linear(3, 50, hasBias: false);
        using var update = new WeightUpdate(Config(OptimizerKind.Adam), model, 0, 5);
        var (row, values) = (zeros(1, 1, dtype: ScalarType.Int64), full([1, 3], double.NaN, dtype: ScalarType.Float32));
        model.weight.grad = sparse_coo_tensor(row, values, [50, 3]);
        Assert.True(double.IsNaN(update.Clip().ToDouble()));
    }

    [Fact]
    public void A_gradient_that_is_not_of_rows_is_refused()
    {
        var model = nn.Linear(3, 50, hasBias: false);
        using var update = new WeightUpdate(Config(OptimizerKind.Adam), model, 0, 0);
        model.weight.grad = sparse_coo_tensor(zeros(2, 1, dtype: ScalarType.Int64), ones(1), [50, 3]);
        Assert.Contains("whole rows", Assert.Throws<NotSupportedException>(() => update.Clip()).Message);
    }

    private static OptimizerConfig Config(OptimizerKind kind) =>
        new() { Kind = kind, LearningRate = 0.01, Momentum = 0, SquareDecay = 0.95, InitialAccumulator = 0.1 };

    /// <summary>
    /// Tables of rows of less than a vector, of whole vectors and more; of less than a strip, and of enough of them to be shared among
    /// threads.
    /// </summary>
    private static void Compare(OptimizerConfig config, ScalarType type, double clipValue, double clipNorm, double tolerance)
    {
        ProcessorThreads.Use(2);
        var (dense, sparse) = (Model(type), Model(type));
        ModelState.Restore(sparse, ModelState.Capture(dense));
        using var update = new WeightUpdate(config, sparse, clipValue, clipNorm);
        using var reference = new WeightUpdate(config, dense, clipValue, clipNorm);
        for (var step = 0; step < 5; step++)
        {
            foreach (var (a, b) in sparse.parameters().Zip(dense.parameters())) SetGradients(a, b, step);
            var norm = reference.Clip().ToDouble();
            Assert.Equal(norm, update.Clip().ToDouble(), 1e-6 * norm);
            reference.Step(config.LearningRate);
            update.Step(config.LearningRate);
        }
        foreach (var (a, b) in dense.parameters().Zip(sparse.parameters())) LayerOutcome.Same("weights", a, b, tolerance);
        var (state, expected) = (update.State.Capture(), reference.State.Capture());
        foreach (var (name, part) in expected.Tensors) LayerOutcome.Same(name, part, state.Tensors[name], tolerance);
        Assert.Equal(expected.Numbers.ToJsonString(), state.Numbers.ToJsonString());
    }

    private static TorchSharp.Modules.Sequential Model(ScalarType type)
    {
        var model = nn.Sequential(
            nn.Linear(3, 20, hasBias: false),
            nn.Linear(32, 70, hasBias: false),
            nn.Linear(200, 701, hasBias: false),
            nn.Linear(5, 4, hasBias: false));
        model.to(type);
        return model;
    }

    // Rows that come more than once, the first and the last among them; none at all in one step; the last weight's gradient is dense.
    private static void SetGradients(TorchSharp.Modules.Parameter sparse, TorchSharp.Modules.Parameter dense, int step)
    {
        var (V, count) = (sparse.shape[0], step == 3 ? 0 : 9);
        var ends = cat([zeros(1, dtype: ScalarType.Int64), full([1], V - 1, dtype: ScalarType.Int64)]);
        var rows = cat([ends, randint(V, [4], ScalarType.Int64)]).repeat(2).narrow(0, 0, count);
        var values = randn(count, sparse.shape[1], dtype: sparse.dtype);
        dense.grad = zeros_like(dense).index_add(0, rows, values, 1).detach();
        sparse.grad = V == 4 ? dense.grad.clone() : sparse_coo_tensor(rows.unsqueeze(0), values, sparse.shape);
    }
}
