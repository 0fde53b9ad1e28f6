using System.Text.Json.Serialization;

namespace RnnResearch.Data.Video;

/// <summary>What a trained network has to be given and what its scores mean; it travels in the checkpoint.</summary>
/// <param name="Kind">what the numbers of a frame are</param>
/// <param name="FrameSize">F, numbers of a frame</param>
/// <param name="Actions">the names of the actions, in the order of the scores</param>
/// <param name="Scale">of the features of the training split</param>
public sealed record VideoFormat(FrameKind Kind, int FrameSize, IReadOnlyList<string> Actions, FeatureScale Scale)
{
    /// <summary>Its file in a checkpoint.</summary>
    public const string FileName = "video.json";

    /// <summary>Side of a frame that is a square picture; 0 for any other.</summary>
    [JsonIgnore]
    public int Side => Kind == FrameKind.Pixels ? (int)Math.Sqrt(FrameSize) : 0;

    /// <summary>The format of a set as its training split has it.</summary>
    public static VideoFormat Of(VideoSet set, FeaturesConfig config)
    {
        var features = new ClipFeatures(set.Kind, config);
        var size = features.SizeOf(set.FrameSize);
        var kind = config.Scaling == FeatureScaling.Together ? set.FrameSize : 1;
        var scale = config.Scaling == FeatureScaling.None
            ? FeatureScale.None(size)
            : FeatureScale.Of(set.Of(Split.Train).Select(features.Of), size, kind);
        return new VideoFormat(set.Kind, set.FrameSize, set.Actions, scale);
    }
}
