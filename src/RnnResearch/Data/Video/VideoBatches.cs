namespace RnnResearch.Data.Video;

/// <summary>
/// Batches of a set: training clips changed as configured, by seed, step and place in the batch alone; others as they are.
/// </summary>
/// <param name="set">the clips</param>
/// <param name="config">what is read of them</param>
/// <param name="scale">of the features</param>
/// <param name="seed">the experiment's</param>
public sealed class VideoBatches(VideoSet set, VideoDataConfig config, FeatureScale scale, long seed)
{
    private const ulong Purpose = 0x6368616e6765; // keeps these streams apart from those of other uses

    private readonly ClipFeatures features = new(set.Kind, config.Features);
    private readonly ClipChanges changes = new(set, config.Changes);

    /// <summary>The batch of a training step.</summary>
    public VideoBatch Changed(IReadOnlyList<VideoClip> clips, long step)
    {
        CounterRandom Chance(int place) => new(CounterRandom.KeyOf(Purpose, (ulong)seed, (ulong)step, (ulong)place));
        return AsTheyAre([.. clips.Select((clip, place) => changes.Of(clip, Chance(place)))]);
    }

    /// <summary>The clips of a batch without change.</summary>
    public VideoBatch AsTheyAre(IReadOnlyList<VideoClip> clips)
    {
        var read = clips.Select(features.Of).ToList();
        foreach (var clip in read) scale.Apply(clip);
        return VideoBatch.Of(clips, read);
    }
}
