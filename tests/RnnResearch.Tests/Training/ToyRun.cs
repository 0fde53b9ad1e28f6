using RnnResearch.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Training;

/// <summary>A toy task in a folder of its own, trained through the real loop.</summary>
internal sealed class ToyRun(string folder) : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly List<Trainer> trainers = [];
    private readonly MetricsLog metrics = new(Path.Combine(folder, "metrics.csv"));

    public static TrainConfig Config { get; } =
        new() { Epochs = 4, BatchSize = 8, LogEvery = 3, Optimizer = new() { LearningRate = 0.01 } };

    public CheckpointStore Checkpoints { get; } = new(Path.Combine(folder, "checkpoints"), keepLast: 2, _ => { });

    public RecordedProgress Progress { get; } = new();

    /// <summary>Metric rows without the seconds.</summary>
    public string[] Rows => MetricRows.WithoutSeconds(Path.Combine(folder, "metrics.csv"));

    /// <summary>All weights of the newest checkpoint, in the order of their names.</summary>
    public float[] Weights => WeightNumbers.All(Checkpoints.LoadNewest()!.Model);

    public Trainer Trainer(
        TrainConfig config, Func<RandomStreams, ToyTask>? make = null, Action<long>? afterStep = null, int? window = null)
    {
        var streams = new RandomStreams(7);
        streams.SeedGlobal("init");
        var task = make is null ? new ToyTask(streams) : make(streams);
        var nothing = new Dictionary<string, byte[]>();
        trainers.Add(window is { } steps
            ? new Trainer(task, config, streams, metrics, Checkpoints, nothing, Progress, afterStep) { Window = steps }
            : new Trainer(task, config, streams, metrics, Checkpoints, nothing, Progress, afterStep));
        return trainers[^1];
    }

    /// <summary>Trains and is interrupted in a step, which is still finished and saved.</summary>
    public RunStatus RunUntil(long step, TrainConfig config, Func<RandomStreams, ToyTask>? make = null, int? window = null)
    {
        using var interrupt = new CancellationTokenSource();
        return Trainer(config, make, done =>
        {
            if (done == step) interrupt.Cancel();
        }, window).Run(interrupt.Token);
    }

    public void Dispose()
    {
        foreach (var trainer in trainers) trainer.Dispose();
        metrics.Dispose();
        scope.Dispose();
    }
}
