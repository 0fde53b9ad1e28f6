using RnnResearch.Training;
using RnnResearch.Training.Updates;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Training;

/// <summary>Every update rule beside its formula, with no constant at its default.</summary>
public sealed class UpdateRuleTests : IDisposable
{
    private const double Lr = 0.1;
    private const double Momentum = 0.7;
    private const double SquareDecay = 0.8;
    private const double WeightDecay = 0.05;

    /// <summary>A row per step, a column per weight.</summary>
    private static readonly double[][] Gradients = [[0.5, -1, 2], [-0.3, 0.4, 1], [0.2, 0.1, -3]];

    private readonly DisposeScope scope = NewDisposeScope();

    public static TheoryData<OptimizerKind> Kinds => [.. Enum.GetValues<OptimizerKind>()];

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Three_steps_are_those_of_the_formula(OptimizerKind kind) => AssertByHand(Config(kind));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Epsilon_and_the_first_sum_of_squares_are_those_configured(OptimizerKind kind) =>
        AssertByHand(Config(kind) with { Epsilon = 0.3, InitialAccumulator = 0.2 });

    [Fact]
    public void Adagrad_begun_at_1e_8_divides_by_min_char_rnns_root()
    {
        double[] gradients = [1e-5, 0, 2e-4, 3];
        var model = nn.Linear(1, 1, hasBias: false, dtype: ScalarType.Float64);
        using var update = Update(new() { Kind = OptimizerKind.Adagrad, InitialAccumulator = 1e-8 }, model, fused: true);
        var squares = 0.0;
        foreach (var gradient in gradients)
        {
            var before = model.weight.ToDouble();
            Step(update, () => (model.weight * gradient).sum());
            squares += gradient * gradient;
            var expected = Lr * gradient / Math.Sqrt(squares + 1e-8);
            Assert.Equal(expected, before - model.weight.ToDouble(), 2e-6 * Lr); // PyTorch's own 1e-10 beside a root of 1e-4
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Frozen_parameters_stay_out(OptimizerKind kind)
    {
        var (frozen, trained) = (nn.Linear(3, 2), nn.Linear(2, 1));
        var model = nn.Sequential(frozen, trained);
        foreach (var parameter in frozen.parameters()) parameter.requires_grad = false;
        var before = model.parameters().Select(Numbers).ToList();
        using var update = Update(Config(kind), model, fused: true);
        Step(update, () => model.call(ones(1, 3)).sum());
        Assert.Equal([[1, 2], [1]], update.Trained.Select(weight => weight.shape));
        // Weight decay would move them without any gradient.
        Assert.Equal([true, true, false, false], model.parameters().Zip(before, (parameter, old) => Numbers(parameter).SequenceEqual(old)));
    }

    private static void AssertByHand(OptimizerConfig config)
    {
        AssertByHand(config, fused: true);
        AssertByHand(config, fused: false);
    }

    private static void AssertByHand(OptimizerConfig config, bool fused)
    {
        double[] start = [1, -2, 3];
        var model = nn.Linear(3, 1, hasBias: false, dtype: ScalarType.Float64);
        using (no_grad())
            model.weight.copy_(tensor(start).view(1, 3));
        using var update = Update(config, model, fused);
        foreach (var gradient in Gradients) Step(update, () => (model.weight * tensor(gradient)).sum());
        for (var i = 0; i < 3; i++)
            Assert.Equal(ByHand(config, start[i], [.. Gradients.Select(gradient => gradient[i])]), model.weight[0, i].ToDouble(), 1e-9);
    }

    /// <summary>What becomes of a weight w under the gradients g.</summary>
    private static double ByHand(OptimizerConfig config, double w, double[] gradients)
    {
        var kind = config.Kind;
        // Momentum or first moment; second moment or sum of squares.
        var (m, v) = (0.0, kind == OptimizerKind.Adagrad ? config.InitialAccumulator : 0);
        var epsilon = config.Epsilon ?? (kind == OptimizerKind.Adagrad ? 1e-10 : 1e-8);
        for (var t = 1; t <= gradients.Length; t++)
        {
            var decoupled = kind == OptimizerKind.AdamW;
            var g = decoupled ? gradients[t - 1] : gradients[t - 1] + (WeightDecay * w);
            if (decoupled) w -= Lr * WeightDecay * w;
            switch (kind)
            {
                case OptimizerKind.Sgd:
                    m = (Momentum * m) + g;
                    w -= Lr * m;
                    break;
                case OptimizerKind.Adam or OptimizerKind.AdamW:
                    m = (Momentum * m) + ((1 - Momentum) * g);
                    v = (SquareDecay * v) + ((1 - SquareDecay) * g * g);
                    w -= Lr * (m / (1 - Math.Pow(Momentum, t))) / (Math.Sqrt(v / (1 - Math.Pow(SquareDecay, t))) + epsilon);
                    break;
                case OptimizerKind.RmsProp:
                    v = (SquareDecay * v) + ((1 - SquareDecay) * g * g);
                    m = (Momentum * m) + (g / (Math.Sqrt(v) + epsilon));
                    w -= Lr * m;
                    break;
                case OptimizerKind.Adagrad:
                    v += g * g;
                    w -= Lr * g / (Math.Sqrt(v) + epsilon);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(config), kind, "write its formula here");
            }
        }
        return w;
    }

    private static WeightUpdate Update(OptimizerConfig config, nn.Module model, bool fused) =>
        new(config, model, clipValue: 0, clipNorm: 0, fused);

    private static void Step(WeightUpdate update, Func<Tensor> loss)
    {
        update.ForgetGradients();
        loss().backward();
        update.Clip();
        update.Step(Lr);
    }

    private static OptimizerConfig Config(OptimizerKind kind) =>
        new() { Kind = kind, Momentum = Momentum, SquareDecay = SquareDecay, WeightDecay = WeightDecay };

    private static float[] Numbers(Tensor tensor) => tensor.detach().data<float>().ToArray();
}
