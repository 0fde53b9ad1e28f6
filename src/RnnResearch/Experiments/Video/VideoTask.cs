using System.Text.Json;
using RnnResearch.Data;
using RnnResearch.Data.Video;
using RnnResearch.Metrics;
using RnnResearch.Models;
using RnnResearch.Models.Video;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Video;

/// <summary>Video classification as the training loop sees it: batches of clips, changed by chance while training.</summary>
internal sealed class VideoTask : ITrainingTask
{
    // Held-out clips that are read side by side, of similar length.
    private const int Portion = 64;

    private readonly VideoConfig config;
    private readonly VideoSet set;
    private readonly VideoBatches batches;
    private readonly EpochOrder order;

    /// <param name="config">the experiment's</param>
    /// <param name="set">the clips</param>
    /// <param name="format">how the network reads them</param>
    /// <param name="network">becomes the task's to dispose</param>
    /// <param name="streams">the experiment's randomness</param>
    public VideoTask(VideoConfig config, VideoSet set, VideoFormat format, VideoClassifier network, RandomStreams streams)
    {
        (this.config, this.set, Network) = (config, set, network);
        batches = new VideoBatches(set, config.Data, format.Scale, config.Seed);
        order = new EpochOrder(streams, set.Of(Split.Train).Count, config.Train.BatchSize);
        Fingerprint = set.Digest();
        Attachments = new Dictionary<string, byte[]>
        {
            [VideoFormat.FileName] = JsonSerializer.SerializeToUtf8Bytes(format, JsonFile.Options),
        };
    }

    public VideoClassifier Network { get; }

    public nn.Module Model => Network;

    public long StepsPerEpoch => order.StepsPerEpoch;

    public double LossOfChance => Math.Log(set.Actions.Count);

    public string TokenUnit => "frames";

    public double StepBytes =>
        ModelSize.StepBytes(config.Model, config.Train.BatchSize * set.Of(Split.Train).Average(clip => (double)clip.Length));

    public string Fingerprint { get; }

    public IReadOnlyDictionary<string, byte[]> Attachments { get; }

    public StepLoss Loss(long step)
    {
        var clips = set.Of(Split.Train);
        var batch = batches.Changed([.. order.Batch(step).Select(place => clips[place])], step).On(Network.Device);
        var (objective, loss) = Network.Loss(batch, config.LateFrames);
        return new StepLoss(objective, loss, batch.FrameCount);
    }

    public IReadOnlyDictionary<string, double> Evaluate(Split split, CancellationToken interrupt = default) =>
        VideoScores.Of(Read(split, interrupt)).ByName();

    /// <summary>What the network says of the clips of a split, in their order.</summary>
    public IReadOnlyList<ReadClip> Read(Split split, CancellationToken interrupt)
    {
        var read = new Dictionary<VideoClip, ReadClip>(ReferenceEqualityComparer.Instance);
        foreach (var portion in set.Of(split).OrderBy(clip => clip.Length).Chunk(Portion))
        {
            interrupt.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var logP = Network.call(batches.AsTheyAre(portion).On(Network.Device).Frames).cpu().to(ScalarType.Float32);
            var numbers = logP.contiguous().data<float>().ToArray(); // [T, B, C]
            float[] At(int t, int clip) =>
                numbers.AsSpan(((t * portion.Length) + clip) * set.Actions.Count, set.Actions.Count).ToArray();
            foreach (var (place, clip) in portion.Index())
                read[clip] = new ReadClip(clip.Name, clip.Action, [.. Enumerable.Range(0, clip.Length).Select(t => At(t, place))]);
        }
        return [.. set.Of(split).Select(clip => read[clip])];
    }

    public void Dispose() => Network.Dispose();
}
