using RnnResearch.Data;
using RnnResearch.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Training;

/// <summary>A toy task in a folder of its own, trained through the real loop.</summary>
internal sealed class ToyRun(string folder) : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly MetricsLog metrics = new(Path.Combine(folder, "metrics.csv"));

    public CheckpointStore Checkpoints { get; } = new(Path.Combine(folder, "checkpoints"), keepLast: 2, _ => { });

    public RecordedProgress Progress { get; } = new();

    /// <summary>Metric rows without the seconds, which no two runs share.</summary>
    public string[] Rows => [.. File.ReadLines(Path.Combine(folder, "metrics.csv")).Select(line => line[..line.LastIndexOf(',')])];

    public static TrainConfig Config { get; } = new() { Epochs = 4, BatchSize = 8, LogEvery = 3, Optimizer = new() { LearningRate = 0.01 } };

    public Trainer Trainer(TrainConfig config, Func<RandomStreams, ToyTask>? make = null)
    {
        var streams = new RandomStreams(7);
        streams.SeedGlobal("init");
        var task = make is null ? new ToyTask(streams) : make(streams);
        return new Trainer(task, config, streams, metrics, Checkpoints, new Dictionary<string, byte[]>(), Progress);
    }

    public float[] WeightsOf(Checkpoint checkpoint) => [.. checkpoint.Model.OrderBy(entry => entry.Key).SelectMany(entry => entry.Value.data<float>().ToArray())];

    public void Dispose()
    {
        metrics.Dispose();
        scope.Dispose();
    }

    internal sealed class RecordedProgress : ITrainingProgress
    {
        public List<string> Warnings { get; } = [];

        public List<StepReport> Steps { get; } = [];

        /// <summary>The steps after which a split was evaluated.</summary>
        public List<long> Evaluations { get; } = [];

        public void Message(string text)
        {
        }

        public void Warning(string text) => Warnings.Add(text);

        public void Started(TrainingPlan plan)
        {
        }

        public void Step(StepReport report) => Steps.Add(report);

        public void Evaluated(long step, Split split, IReadOnlyDictionary<string, double> metrics) => Evaluations.Add(step);
    }
}
