using System.Text.Json;
using RnnResearch.Experiments;
using RnnResearch.Experiments.Language;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Experiments.Language;

/// <summary>
/// The experiment min-char-rnn against reference/min_char_rnn.py, the same network in numpy, from the same weights: at its own learning
/// rate as long as rounding stays rounding, and at a tenth of it for 200 iterations; and at its own rate iteration by iteration, each from
/// the weights that training has reached.
/// </summary>
public sealed class MinCharRnnTests
{
    private const int Steps = 25;
    private const double Tolerance = 1e-4;
    private static readonly string Reference = Path.Combine(AppContext.BaseDirectory, "reference");

    [Theory]
    [InlineData(0, 0.1, 5)]
    [InlineData(1, 0.01, 200)]
    public void Losses_are_those_of_numpy(int run, double rate, int iterations)
    {
        var reference = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(Reference, "min-char-rnn.json")));
        var expected = reference.GetProperty("runs")[run];
        Assert.Equal(rate, expected.GetProperty("rate").GetDouble());
        using var folder = new TempFolder();
        using var training = new LanguageRun(folder.Path, Config(rate, iterations));
        var vocabulary = training.Task.Corpus.Vocabulary;
        Assert.Equal(reference.GetProperty("vocabulary").GetString(), string.Concat(vocabulary.Tokens));
        SetWeights(training.Task.Language);

        training.Run();

        Near(expected.GetProperty("losses"), iterations, training.Progress.Steps.Select(report => report.Loss));
        var smooth = MetricsLog.Read(folder["metrics.csv"]).Where(row => row.Metric == "smooth_loss");
        Near(expected.GetProperty("smooth"), iterations, smooth.Select(row => row.Value));
    }

    [Fact]
    public void At_its_own_rate_each_of_200_iterations_is_the_gists()
    {
        using var folder = new TempFolder();
        using var training = new LanguageRun(folder.Path, Config(rate: 0.1, iterations: 200));
        SetWeights(training.Task.Language);
        var gist = new GistIterations(training.Task);
        training.EachStep = () => gist.Compare(training.Progress.Steps[^1].Loss * Steps);
        training.Run();
        Assert.Equal(200, gist.Count);
        Assert.True(gist.Clipped > 0, "no element was clipped, so clipping was not compared");
    }

    private static LanguageConfig Config(double rate, int iterations)
    {
        var catalog = ExperimentCatalog.Locate(TaskRegistry.Default, AppContext.BaseDirectory);
        Assert.Equal(0.1, catalog.Load("min-char-rnn").Config.Train.Optimizer.LearningRate);
        string[] changes =
        [
            $"data.path={Path.Combine(Reference, "min-char-rnn.txt")}",
            $"train.optimizer.learning_rate={rate}",
            $"train.max_steps={iterations}",
            "train.log_every=1",
            "samples.every=0",
        ];
        return (LanguageConfig)catalog.Load("min-char-rnn", changes).Config;
    }

    /// <summary>The script's weights, from its generator and in its order.</summary>
    private static void SetWeights(nn.Module model)
    {
        using var quiet = no_grad();
        var numbers = new LinearCongruentialNumbers(1);
        var weights = ModelState.Capture(model);
        foreach (var name in new[] { "recurrence.layers.0.cell.weight_ih", "recurrence.layers.0.cell.weight_hh", "Why.weight" })
        {
            var drawn = Enumerable.Range(0, (int)weights[name].numel()).Select(_ => (float)(0.01 * numbers.Normal())).ToArray();
            weights[name].copy_(tensor(drawn).view(weights[name].shape));
        }
        foreach (var (name, weight) in weights)
            if (name.Contains("bias", StringComparison.Ordinal)) weight.fill_(0);
    }

    /// <summary>Asserts that numbers, which the script gives as sums over the steps, are near to it, one by one.</summary>
    private static void Near(JsonElement reference, int iterations, IEnumerable<double> values)
    {
        var errors = values.Zip(reference.Deserialize<double[]>()!, (value, sum) => Math.Abs((value * Steps) - sum) / sum).ToList();
        Assert.Equal(iterations, errors.Count);
        Assert.True(errors.Max() < Tolerance, $"{errors.Max()} off at iteration {errors.IndexOf(errors.Max()) + 1}");
    }

    /// <summary>The script's generator; a normal number is the sum of twelve uniform ones less six.</summary>
    private sealed class LinearCongruentialNumbers(uint seed)
    {
        private uint state = seed;

        public double Normal() => Enumerable.Range(0, 12).Sum(_ => Uniform()) - 6;

        private double Uniform()
        {
            state = unchecked((state * 1664525) + 1013904223);
            return state / 4294967296.0;
        }
    }
}
