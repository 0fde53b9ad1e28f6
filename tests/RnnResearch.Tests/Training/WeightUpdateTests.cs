using RnnResearch.Kernels;
using RnnResearch.Tests.Recurrent;
using RnnResearch.Training;
using RnnResearch.Training.Updates;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Training;

/// <summary>The update in one pass, and its twin by torch's operators, beside the package's own optimizer and clipping.</summary>
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
        using var update = new WeightUpdate(config, model, 0, 0);
        SetGradients(model);
        update.ForgetGradients();
        Assert.All(model.parameters(), weight => Assert.Null(weight.grad));
        Assert.Equal(0, update.Clip().ToDouble());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Five_steps_leave_the_packages_weights_and_state(OptimizerKind kind)
    {
        ProcessorThreads.Use(2);
        foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64 })
            foreach (var decay in new[] { 0, 0.1 })
                foreach (var (momentum, clipValue, clipNorm) in new[] { (0, 0, 0), (0.9, 0.5, 0), (0.9, 0, 2.0), (0.9, 0.5, 1e9) })
                    Compare(Config(kind) with { Momentum = momentum, WeightDecay = decay }, type, clipValue, clipNorm);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_a_rule_of_which_nothing_is_said_the_constants_are_the_packages(OptimizerKind kind)
    {
        var (ours, theirs) = (Model(ScalarType.Float64), Model(ScalarType.Float64));
        ModelState.Restore(ours, ModelState.Capture(theirs));
        using var update = new WeightUpdate(new OptimizerConfig { Kind = kind }, ours, 0, 0);
        using optim.Optimizer package = kind switch
        {
            OptimizerKind.Sgd => optim.SGD(theirs.parameters(), 0.01),
            OptimizerKind.Adam => optim.Adam(theirs.parameters(), 0.01),
            OptimizerKind.AdamW => optim.AdamW(theirs.parameters(), 0.01, weight_decay: 0),
            OptimizerKind.RmsProp => optim.RMSProp(theirs.parameters(), 0.01),
            _ => optim.Adagrad(theirs.parameters(), 0.01),
        };
        for (var step = 0; step < 3; step++)
        {
            SetGradients(ours, theirs);
            _ = update.Clip();
            update.Step(0.01);
            package.step();
        }
        foreach (var (a, b) in ours.parameters().Zip(theirs.parameters())) LayerOutcome.Same($"{kind}", b, a, 1e-10);
    }

    private static void Compare(OptimizerConfig config, ScalarType type, double clipValue, double clipNorm)
    {
        // Where decay and a gradient cancel, what is left is rounding, and most rules make a small gradient as large as any.
        var tolerance = type == ScalarType.Float64 ? 1e-10 : config.WeightDecay == 0 ? 1e-5 : 1e-3;
        var (theirs, swept, twin) = (Model(type), Model(type), Model(type));
        foreach (var model in new[] { swept, twin }) ModelState.Restore(model, ModelState.Capture(theirs));
        using var package = PackageOptimizer.Create(config, theirs);
        using var fused = new WeightUpdate(config, swept, clipValue, clipNorm);
        using var plain = new WeightUpdate(config, twin, clipValue, clipNorm, fused: false);
        for (var step = 0; step < 5; step++)
        {
            SetGradients(theirs, swept, twin);
            if (clipValue > 0) nn.utils.clip_grad_value_(theirs.parameters(), clipValue);
            var norm = nn.utils.clip_grad_norm_(theirs.parameters(), clipNorm > 0 ? clipNorm : double.PositiveInfinity);
            package.step();
            Assert.Equal(norm, fused.Clip().ToDouble(), 1e-5 * norm);
            Assert.Equal(norm, plain.Clip().ToDouble());
            fused.Step(config.LearningRate);
            plain.Step(config.LearningRate);
        }
        foreach (var (a, b, c) in theirs.parameters().Zip(swept.parameters(), twin.parameters()))
        {
            LayerOutcome.Same($"{type} weights", a, c, 0);
            LayerOutcome.Same($"{type} weights in one pass", c, b, tolerance);
        }
        var expected = PackageOptimizer.Kept(package);
        var (kept, numbers) = plain.State.Capture();
        foreach (var (name, part) in kept)
        {
            LayerOutcome.Same($"{type} {name}", expected[name], part, 0);
            LayerOutcome.Same($"{type} {name} in one pass", part, fused.State.Capture().Tensors[name], tolerance);
        }
        Assert.All(numbers["state"]!.AsObject(), entry => Assert.Equal(5, entry.Value!.GetValue<long>()));
        Assert.Equal(numbers.ToJsonString(), fused.State.Capture().Numbers.ToJsonString());
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
        using var update = new WeightUpdate(config, ours, clipValue, clipNorm);
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
        using var update = new WeightUpdate(config, model, 0, 5);
        Assert.Equal(0, update.Clip().ToDouble());
    }

    [Fact]
    public void A_weight_without_a_gradient_stays()
    {
        var model = Model(ScalarType.Float32);
        var config = new OptimizerConfig();
        using var update = new WeightUpdate(config, model, 0, 0);
        var before = model.parameters().Select(weight => weight.detach().clone()).ToArray();
        Assert.Equal(0, update.Clip().ToDouble());
        update.Step(0.1);
        foreach (var (kept, weight) in before.Zip(model.parameters())) Assert.True(weight.allclose(kept, rtol: 0, atol: 0));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void The_norm_shows_what_is_no_number(double element)
    {
        var model = nn.Linear(40, 3);
        var config = new OptimizerConfig();
        using var update = new WeightUpdate(config, model, 0, 5);
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
    private sealed class Turned : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter weight = nn.Parameter(randn(30, 20).t());
        private readonly Linear linear = nn.Linear(20, 7);

        public Turned() : base(nameof(Turned)) => RegisterComponents();

        public override Tensor forward(Tensor x) => linear.call(x.matmul(weight));
    }

    private static OptimizerConfig Config(OptimizerKind kind) =>
        new() { Kind = kind, LearningRate = 0.01, SquareDecay = 0.95, InitialAccumulator = 0.1 };

    private static void SetGradients(nn.Module first, params nn.Module[] others)
    {
        foreach (var weight in first.parameters()) weight.grad = randn_like(weight).detach();
        foreach (var (a, b) in others.SelectMany(other => first.parameters().Zip(other.parameters()))) b.grad = a.grad!.clone();
    }
}
