using RnnResearch.Training;

namespace RnnResearch.Tests.Training;

/// <summary>
/// How gradients are clipped, seen in the first step of plain descent at rate 1, which takes the gradient itself off the weights.
/// </summary>
public sealed class ClippingTests
{
    private static readonly TrainConfig Config = ToyRun.Config with
    {
        MaxSteps = 1,
        ClipNorm = 0,
        Optimizer = new() { Kind = OptimizerKind.Sgd, LearningRate = 1, Momentum = 0 },
    };

    [Theory]
    [InlineData(0.5, true)]
    [InlineData(1e9, false)]
    [InlineData(0, false)] // none
    public void Clipping_scales_the_gradient_down_to_its_norm_and_no_further(double clipNorm, bool clips)
    {
        var (update, reported) = FirstUpdate(Config with { ClipNorm = clipNorm });
        var expected = clips ? clipNorm : reported;
        Assert.True(reported > 1);
        Assert.Equal(expected, Length(update), 1e-4 * expected);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void Elements_are_cut_before_the_norm_is_taken(double clipNorm)
    {
        const double ClipValue = 1;
        var (gradient, _) = FirstUpdate(Config);
        var (update, norm) = FirstUpdate(Config with { ClipNorm = clipNorm, ClipValue = ClipValue });

        Assert.InRange(gradient.Count(element => Math.Abs(element) > ClipValue), 1, gradient.Length - 1);
        double[] cut = [.. gradient.Select(element => Math.Clamp(element, -ClipValue, ClipValue))];
        Assert.Equal(Length(cut), norm, 1e-4 * Length(cut));
        var scale = clipNorm > 0 ? clipNorm / Length(cut) : 1;
        Assert.All(cut.Zip(update), pair => Assert.Equal(pair.First * scale, pair.Second, 1e-5));
    }

    /// <summary>
    /// What the first step takes from the weights, element by element, and the norm it reports. The task's loss is scaled up, for large
    /// gradients.
    /// </summary>
    private static (double[] Update, double Norm) FirstUpdate(TrainConfig config)
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        ToyTask? task = null;
        var trainer = run.Trainer(config, streams => task = new ToyTask(streams) { Scale = _ => 20 });
        float[] Weights() => WeightNumbers.All(ModelState.Capture(task!.Model));
        var before = Weights();
        trainer.Run(default);
        return ([.. before.Zip(Weights(), (old, now) => (double)old - now)], run.Progress.Steps[0].GradNorm);
    }

    private static double Length(double[] vector) => Math.Sqrt(vector.Sum(element => element * element));
}
