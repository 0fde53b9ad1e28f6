using System.Text;
using RnnResearch.Data;
using RnnResearch.Data.Video;
using RnnResearch.Decoding;
using RnnResearch.Metrics;
using RnnResearch.Models.Video;
using RnnResearch.Recurrent.Fused;
using RnnResearch.Training;
using TorchSharp;

namespace RnnResearch.Experiments.Video;

/// <summary>A video configuration brought to life: clips, a network, and what it says of them frame by frame.</summary>
internal sealed class VideoExperiment : IExperiment
{
    private readonly VideoConfig config;
    private readonly VideoSet set;
    private readonly VideoTask task;
    private readonly List<ResultTable> tables = [];

    public VideoExperiment(VideoConfig config, ExperimentStart start)
    {
        this.config = config;
        var device = ComputeDevice.Of(config.Device);
        if (config.Model.Kind == VideoModelKind.Recurrent) FusedRecurrences.Require(config.Model.Kernel, config.Model.Cell, device);
        set = VideoSets.Open(config.Data);
        var format = start.Trained is null ? VideoFormat.Of(set, config.Data.Features) : AttachedFormat(start.Trained);
        var network = new VideoClassifier(config.Model, format.Scale.Means.Count, format.Side, format.Actions.Count);
        network.to(device);
        if (start.Trained is { } trained) ModelState.Restore(network, trained.Model);
        task = new VideoTask(config, set, format, network, start.Streams);
    }

    public ITrainingTask Task => task;

    public IReadOnlyList<ResultTable> Tables => tables;

    public IReadOnlyList<Split> ReportedSplits => [Split.Test];

    public string Next(string run) => $"make eval RUN={ShellWord.Of(run)}";

    public SplitReport Report(Split split, DecodeOverride decode, CancellationToken interrupt)
    {
        var read = task.Read(split, interrupt);
        var scores = VideoScores.Of(read);
        tables.Add(OverTimeTable.Of(split, scores.OverTime));
        return new SplitReport(
            scores.ByName(), folder => new VideoGallery(set, split, read, scores).Write(folder, config.Strips));
    }

    /// <summary>The format a network was trained with; the set must be of the same.</summary>
    private VideoFormat AttachedFormat(Checkpoint trained)
    {
        if (!trained.Attachments.TryGetValue(VideoFormat.FileName, out var json))
            throw new CheckpointException($"step {trained.Step}: the checkpoint has no {VideoFormat.FileName}, which its actions stand in");
        var format = JsonFile.Parse<VideoFormat>(Encoding.UTF8.GetString(json), $"step {trained.Step}, {VideoFormat.FileName}");
        if (format.FrameSize != set.FrameSize || !format.Actions.SequenceEqual(set.Actions))
            throw new DataException(
                $"{set.Name}: {set.FrameSize} numbers a frame and the actions {string.Join(", ", set.Actions)}; the network was trained on "
                + $"{format.FrameSize} and {string.Join(", ", format.Actions)}. Give it clips of the same kind.");
        return format;
    }

    public void Dispose() => task.Dispose();
}
