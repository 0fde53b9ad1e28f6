using RnnResearch.Data;
using RnnResearch.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Training;

/// <summary>A regression with dropout: small, and every random stream the loop offers is in use.</summary>
internal sealed class ToyTask : ITrainingTask
{
    private readonly Tensor x = randn(40, 6);
    private readonly Tensor y;
    private readonly Sequential model = nn.Sequential(nn.Linear(6, 8), nn.Tanh(), nn.Dropout(0.3), nn.Linear(8, 1));
    private readonly EpochOrder order;

    public ToyTask(RandomStreams streams)
    {
        y = x.sum(1, keepdim: true).tanh();
        order = new EpochOrder(streams, count: 40, batchSize: 8);
    }

    public Action<long>? BeforeLoss { get; init; }

    public Func<long, double> Scale { get; init; } = _ => 1;

    /// <summary>Overrides the validation loss, evaluation by evaluation.</summary>
    public Queue<double> Losses { get; init; } = new();

    public nn.Module Model => model;

    public long StepsPerEpoch => order.StepsPerEpoch;

    public double LossOfChance => Math.Log(2);

    public string TokenUnit => "rows";

    public IReadOnlyDictionary<string, byte[]> Attachments { get; } =
        new Dictionary<string, byte[]> { ["note.txt"] = "travels along"u8.ToArray() };

    /// <summary>Makes one whose loss is multiplied in a single step.</summary>
    public static Func<RandomStreams, ToyTask> Scaled(long at, double by) =>
        streams => new ToyTask(streams) { Scale = step => step == at ? by : 1 };

    public StepLoss Loss(long step)
    {
        BeforeLoss?.Invoke(step);
        var rows = tensor(order.Batch(step).Select(row => (long)row).ToArray());
        var loss = nn.functional.mse_loss(model.call(x.index_select(0, rows)), y.index_select(0, rows)) * Scale(step);
        return new StepLoss(loss, loss, rows.shape[0]);
    }

    public IReadOnlyDictionary<string, double> Evaluate(Split split, CancellationToken interrupt)
    {
        interrupt.ThrowIfCancellationRequested();
        var loss = nn.functional.mse_loss(model.call(x), y).ToDouble();
        _ = randn(100); // an evaluation may draw from the global stream as it likes
        return new Dictionary<string, double> { ["loss"] = Losses.TryDequeue(out var scripted) ? scripted : loss };
    }

    public void Dispose()
    {
        model.Dispose();
        x.Dispose();
        y.Dispose();
    }
}
