using RnnResearch.Kernels;
using RnnResearch.Models;
using RnnResearch.Tests.Recurrent;
using RnnResearch.Training;
using RnnResearch.Training.Updates;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using OptimizerState = RnnResearch.Training.OptimizerState;

namespace RnnResearch.Tests.Training;

/// <summary>The update in one pass beside the package's own optimizer and clipping.</summary>
public sealed class WeightUpdateTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly int threads = ProcessorThreads.Count;

    public WeightUpdateTests() => manual_seed(1);

    public static TheoryData<OptimizerKind> Kinds => [.. Enum.GetValues<OptimizerKind>()];

    public void Dispose()
    {
        ProcessorThreads.Use(threads);
        scope.Dispose();
    }

    [Fact]
    public void A_step_begins_without_the_gradients_of_the_last()
    {
        var (model, config) = (Model(ScalarType.Float32), new OptimizerConfig());
        var update = new WeightUpdate(Optimizers.Create(config, model), config, 0, 0);
        SetGradients(model, model);
        update.ForgetGradients();
        Assert.All(model.parameters(), weight => Assert.Null(weight.grad));
        Assert.Equal(0, update.Clip().ToDouble());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Five_steps_leave_the_packages_weights_and_state(OptimizerKind kind)
    {
        // In float without decay: where that and a gradient cancel, only rounding is left, and most rules make a small gradient as large as
        // any.
        foreach (var (type, tolerance, decay) in new[] { (ScalarType.Float32, 1e-5, 0), (ScalarType.Float64, 1e-10, 0.1) })
        {
            foreach (var (clipValue, clipNorm, momentum) in new[] { (0.0, 0.0, 0.0), (0.5, 0.0, 0.9), (0.0, 2.0, 0.9), (0.5, 1e9, 0.9) })
            {
                var config = new OptimizerConfig
                {
                    Kind = kind,
                    LearningRate = 0.01,
                    Momentum = momentum,
                    SquareDecay = 0.95,
                    WeightDecay = decay,
                    InitialAccumulator = 0.1,
                };
                ProcessorThreads.Use(2);
                var (ours, theirs) = (Model(type), Model(type));
                ModelState.Restore(theirs, ModelState.Capture(ours));
                using var optimizer = Optimizers.Create(config, ours); // the package's state ends with its optimizer
                using var reference = Optimizers.Create(config, theirs);
                var update = new WeightUpdate(optimizer, config, clipValue, clipNorm);
                for (var step = 0; step < 5; step++)
                {
                    SetGradients(ours, theirs);
                    if (clipValue > 0) nn.utils.clip_grad_value_(theirs.parameters(), clipValue);
                    var norm = nn.utils.clip_grad_norm_(theirs.parameters(), clipNorm > 0 ? clipNorm : double.PositiveInfinity);
                    reference.step();
                    Assert.Equal(norm, update.Clip().ToDouble(), 1e-5 * norm);
                    update.Step();
                }
                foreach (var (a, b) in theirs.parameters().Zip(ours.parameters())) LayerOutcome.Same($"{type} weights", a, b, tolerance);
                var (state, expected) = (OptimizerState.Capture(optimizer), OptimizerState.Capture(reference));
                Assert.Equal(expected.Tensors.Keys.Order(), state.Tensors.Keys.Order());
                foreach (var (name, part) in expected.Tensors) LayerOutcome.Same($"{type} {name}", part, state.Tensors[name], tolerance);
                Assert.Equal(expected.Numbers.ToJsonString(), state.Numbers.ToJsonString());
            }
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 2)]
    [InlineData(0.5, 2)]
    [InlineData(0.5, 1e9)]
    public void Where_torch_computes_it_gradients_are_clipped_as_the_package_does(double clipValue, double clipNorm)
    {
        var (ours, theirs) = (new Turned(), new Turned());
        var config = new OptimizerConfig();
        var update = new WeightUpdate(Optimizers.Create(config, ours), config, clipValue, clipNorm);
        update.RequestSparseGradients(ours);
        Assert.False(ours.SparseGradients);
        SetGradients(ours, theirs);
        if (clipValue > 0) nn.utils.clip_grad_value_(theirs.parameters(), clipValue);
        var norm = nn.utils.clip_grad_norm_(theirs.parameters(), clipNorm > 0 ? clipNorm : double.PositiveInfinity);
        Assert.Equal(norm, update.Clip().ToDouble());
        foreach (var (a, b) in theirs.parameters().Zip(ours.parameters())) Assert.True(b.grad!.allclose(a.grad!, rtol: 0, atol: 0));
    }

    [Fact]
    public void Without_gradients_the_norm_is_zero_where_torch_computes_it_too()
    {
        var model = new Turned();
        var config = new OptimizerConfig();
        var update = new WeightUpdate(Optimizers.Create(config, model), config, 0, 5);
        Assert.Equal(0, update.Clip().ToDouble());
    }

    [Fact]
    public void A_weight_without_a_gradient_stays()
    {
        var model = Model(ScalarType.Float32);
        var config = new OptimizerConfig();
        var update = new WeightUpdate(Optimizers.Create(config, model), config, 0, 0);
        var before = model.parameters().Select(weight => weight.detach().clone()).ToArray();
        Assert.Equal(0, update.Clip().ToDouble());
        update.Step();
        foreach (var (kept, weight) in before.Zip(model.parameters())) Assert.True(weight.allclose(kept, rtol: 0, atol: 0));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void The_norm_shows_what_is_no_number(double element)
    {
        var model = nn.Linear(40, 3);
        var config = new OptimizerConfig();
        var update = new WeightUpdate(Optimizers.Create(config, model), config, 0, 5);
        (model.weight * tensor((float)element)).sum().backward();
        Assert.False(double.IsFinite(update.Clip().ToDouble()));
    }

    /// <summary>Weights of less than a vector, of whole vectors and more, and of enough to be shared among threads.</summary>
    private static Sequential Model(ScalarType type)
    {
        var model = nn.Sequential(nn.Linear(3, 1), nn.Linear(16, 2), nn.Linear(300, 301));
        model.to(type);
        return model;
    }

    /// <summary>A model that the update in one pass does not take: a weight does not lie in one piece, row by row.</summary>
    private sealed class Turned : nn.Module<Tensor, Tensor>, ISparseGradients
    {
        private readonly Parameter weight = nn.Parameter(randn(30, 20).t());
        private readonly Linear linear = nn.Linear(20, 7);

        public Turned() : base(nameof(Turned)) => RegisterComponents();

        public bool SparseGradients { get; set; } = true;

        public override Tensor forward(Tensor x) => linear.call(x.matmul(weight));
    }

    private static void SetGradients(nn.Module ours, nn.Module theirs)
    {
        foreach (var (a, b) in ours.parameters().Zip(theirs.parameters()))
        {
            var gradient = randn_like(a);
            a.grad = gradient.detach();
            b.grad = gradient.detach().clone();
        }
    }
}
