using RnnResearch.Configuration.Binding;
using RnnResearch.Experiments;
using RnnResearch.Experiments.Sweeps;
using RnnResearch.Tests.Experiments.Translation;
using RnnResearch.Tests.Training;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments.Sweeps;

/// <summary>That a training which several runs share gives each of them what a training of its own would.</summary>
public sealed class TrainedOnceTests : IDisposable
{
    private const string Captioning = """
        task: captioning
        threads: 1
        data: {scenes: {train: 24, validation: 6, test: 6, novel: 4}}
        model: {embedding: 8, hidden: 12, dropout: 0.2, encoder: {small: {channels: [4, 4, 6, 8]}}, attention: {size: 6}}
        train: {epochs: 3, batch_size: 4, log_every: 2, optimizer: {learning_rate: 0.02}}
        decode: {beam: 2, max_length: 8}
        report: {pictures: 1}
        """;

    private const string Sweep = """
        experiment: x
        cases:
          greedy: {decode.beam: 1}
          wide: {decode.beam: 4, decode.length_alpha: 0.7}
          sampled: {decode.temperature: 1.5, report.pictures: 0}
        seeds: [1, 2]
        workers: 1
        """;

    private readonly TempFolder folder = new();
    private readonly RecordedProgress progress = new();

    [Theory]
    [InlineData(Captioning)]
    [InlineData(TinyTranslation.Yaml)]
    public void It_gives_bitwise_what_training_each_of_them_gives(string experiment)
    {
        folder.Write("experiments/x.yaml", experiment);
        folder.Write("experiments/sweeps/s.yaml", Sweep);
        var sweep = new SweepCatalog(ExperimentCatalog.Locate(TaskRegistry.Default, folder.Path)).Load("s");
        var worker = new WorkerHere();
        var outcome = SweepRunner.Run(sweep, new SweepOptions(folder["results"], "make sweep NAME=s"), worker, progress, default);
        Assert.True(outcome.Status == RunStatus.Finished, string.Join('\n', worker.Progress.Lines));
        Assert.Equal(4, progress.Lines.Count(line => line.Contains("takes over the training of case=greedy,", StringComparison.Ordinal)));
        Assert.Equal(worker.Progress.Steps.Count, 2 * worker.Progress.Steps.Max(step => step.Step));

        foreach (var run in sweep.Runs)
        {
            var shared = RunDirectory.Open(folder[$"results/sweeps/s/runs/{run.Label}"]);
            var options = new RunOptions(folder["alone"], "make exp NAME=x");
            var alone = RunDirectory.Open(ExperimentRunner.Train(run.Experiment, options, new RecordedProgress(), default).Folder);
            Assert.Equal(MetricRows.WithoutSeconds(alone.MetricsFile), MetricRows.WithoutSeconds(shared.MetricsFile));
            Assert.Equal(LastWeights(alone), LastWeights(shared));
            RunSummary Timeless(RunDirectory of) =>
                of.Summary! with { Seconds = 0, TokensPerSecond = 0, Validation = null, Test = null, Novel = null };
            Assert.Equal(Timeless(alone), Timeless(shared));
            Assert.Equal(alone.Summary!.Validation, shared.Summary!.Validation);
            Assert.Equal(alone.Summary.Test, shared.Summary.Test);
            Assert.Equal(alone.Summary.Novel, shared.Summary.Novel);
        }
        var tests = sweep.Points.Select(point => RunDirectory.Open(
            folder[$"results/sweeps/s/runs/{sweep.Runs.First(run => run.Point == point).Label}"]).Summary!.Test!);
        Assert.True(tests.Select(scores => string.Join(' ', scores)).Distinct().Count() > 1, "the three ways to write give the same");
    }

    [Theory]
    [InlineData("ablation-beam", 3)]
    [InlineData("ablation-temperature", 3)]
    [InlineData("ablation-beam-flickr8k", 1)]
    [InlineData("ablation-temperature-flickr8k", 1)]
    public void The_sweeps_over_ways_to_write_train_once_for_each_seed(string name, int trainings)
    {
        var runs = RepositoryExperiments.Sweeps.Load(name).Runs;
        Assert.Equal(6 * trainings, runs.Count);
        Assert.Equal(trainings, runs.Select(run => string.Join('\n', run.Experiment.OfTraining)).Distinct().Count());
    }

    [Theory]
    [InlineData("captioning", "decode.beam, decode.temperature, decode.length_alpha, report")]
    [InlineData("translation", "decode.beam, decode.temperature, decode.length_alpha, report")]
    [InlineData("sentiment", "report")]
    [InlineData("video", "strips")]
    [InlineData("language", "")]
    [InlineData("memory", "")]
    public void These_keys_are_all_that_training_does_not_read(string task, string keys) =>
        Assert.Equal(keys, string.Join(", ", ReadAfter(TaskRegistry.Default.ConfigOf(task)!)));

    public void Dispose() => folder.Dispose();

    private static byte[] LastWeights(RunDirectory run)
    {
        var saved = new SavedCheckpoints(run.CheckpointsFolder, Assert.Fail);
        return File.ReadAllBytes(Path.Combine(saved.PathOf(saved.Steps[^1]), "model.safetensors"));
    }

    private static IEnumerable<string> ReadAfter(Type type) => RecordShape.Of(type).Properties.SelectMany(property =>
        property.AfterTraining ? [property.Key]
        : property.Shape.Kind == ValueKind.Record ? ReadAfter(property.Shape.Type).Select(key => $"{property.Key}.{key}")
        : []);

    /// <summary>Does in this process what the program would in one of its own.</summary>
    private sealed class WorkerHere : ISweepWorker
    {
        public RecordedProgress Progress { get; } = new();

        public Task<WorkerExit> Run(RunDirectory run, CancellationToken stop)
        {
            var outcome = ExperimentRunner.Resume(run.Path, Progress, stop);
            return Task.FromResult(new WorkerExit(outcome.Status == RunStatus.Finished ? 0 : 1, []));
        }
    }
}
