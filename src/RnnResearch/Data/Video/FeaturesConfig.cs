namespace RnnResearch.Data.Video;

/// <summary>What is read of a frame. Each of these needs the frames up to it only.</summary>
public sealed record FeaturesConfig
{
    /// <summary>Joints are measured from the hip centre of their frame, the hip centre from where it was in the first; of skeletons.</summary>
    public bool Relative { get; init; } = true;

    /// <summary>Lengths are those of the body: divided by the mean length of its torso in the frames so far; of skeletons.</summary>
    public bool Scaled { get; init; } = true;

    /// <summary>Beside each number its difference to the frame before, 0 in the first.</summary>
    public bool Velocities { get; init; }

    /// <summary>Each number less its mean over the training split, divided by its deviation there.</summary>
    public bool Standardised { get; init; } = true;
}
