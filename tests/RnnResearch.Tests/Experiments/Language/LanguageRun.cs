using RnnResearch.Experiments.Language;
using RnnResearch.Recurrent;
using RnnResearch.Tests.Training;
using RnnResearch.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Experiments.Language;

/// <summary>
/// A small language experiment in a folder of its own, trained through the real loop; where the folder has a checkpoint, it goes on from
/// there.
/// </summary>
internal sealed class LanguageRun : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly CancellationTokenSource interrupt = new();
    private readonly string folder;
    private readonly MetricsLog metrics;
    private readonly CheckpointStore checkpoints;
    private long stopAfter;

    public LanguageRun(string folder, LanguageConfig config)
    {
        this.folder = folder;
        metrics = new MetricsLog(Path.Combine(folder, "metrics.csv"));
        checkpoints = new CheckpointStore(Path.Combine(folder, "checkpoints"), keepLast: 100, _ => { });
        var newest = checkpoints.LoadNewest();
        var streams = new RandomStreams(config.Seed);
        streams.SeedGlobal("init");
        Experiment = new LanguageExperiment(config, new(newest, streams, Log.Add));
        var attachments = new Dictionary<string, byte[]>();
        Trainer = new Trainer(Experiment.Task, config.Train, streams, metrics, checkpoints, attachments, Progress, AfterStep);
        if (newest is not null) Trainer.Resume(newest);
    }

    /// <summary>Every stream of chance in use, and eight chunks of 20 steps and one of a single step in an epoch.</summary>
    public static LanguageConfig Config { get; } = new()
    {
        Task = "language",
        Data = new() { Corpus = "alphabet" },
        Model = new() { Cell = CellKind.Lstm, Hidden = 10, Embedding = 5, Layers = 2, Dropout = 0.2, InputDropout = 0.1 },
        SequenceLength = 20,
        EvaluationStreams = 3,
        Train = new() { Epochs = 2, BatchSize = 40, LogEvery = 3, Optimizer = new() { LearningRate = 0.01 } },
    };

    public LanguageExperiment Experiment { get; }

    /// <summary>Called after each step.</summary>
    public Action EachStep { get; set; } = () => { };

    public LanguageTask Task => (LanguageTask)Experiment.Task;

    public Trainer Trainer { get; }

    public RecordedProgress Progress { get; } = new();

    public List<string> Log { get; } = [];

    public string Samples => Path.Combine(folder, "samples");

    /// <summary>Metric rows without the seconds.</summary>
    public string[] Rows => MetricRows.WithoutSeconds(Path.Combine(folder, "metrics.csv"));

    /// <summary>All weights, in the order of their names.</summary>
    public float[] Weights => WeightNumbers.All(ModelState.Capture(Task.Model));

    public RunStatus Run(long stopAfter = 0)
    {
        this.stopAfter = stopAfter;
        return Trainer.Run(interrupt.Token);
    }

    public void Dispose()
    {
        Trainer.Dispose();
        Experiment.Dispose();
        metrics.Dispose();
        interrupt.Dispose();
        scope.Dispose();
    }

    private void AfterStep(long step)
    {
        Experiment.AfterStep(step, Samples);
        EachStep();
        if (step == stopAfter) interrupt.Cancel();
    }
}
