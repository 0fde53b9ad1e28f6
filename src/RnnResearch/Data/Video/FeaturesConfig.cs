namespace RnnResearch.Data.Video;

/// <summary>What is read of a frame. Each of these needs the frames up to it only.</summary>
public sealed record FeaturesConfig
{
    /// <summary>
    /// Joints are measured from the hip centre of their frame, the hip centre from where it was in the first; of skeletons.
    /// </summary>
    public bool Relative { get; init; } = true;

    /// <summary>Lengths are those of the body: divided by the mean length of its torso in the frames so far; of skeletons.</summary>
    public bool Scaled { get; init; } = true;

    /// <summary>Each number less what it was in the first frame: how somebody stands is left out, and what he does is left.</summary>
    public bool FromStart { get; init; }

    /// <summary>Beside each number its difference to the frame before, 0 in the first.</summary>
    public bool Velocities { get; init; }

    /// <summary>How all of these are brought to one size.</summary>
    public FeatureScaling Scaling { get; init; } = FeatureScaling.Each;
}
