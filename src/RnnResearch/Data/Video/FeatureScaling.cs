namespace RnnResearch.Data.Video;

/// <summary>How the features of frames are brought to one size, by their means and deviations over the training split.</summary>
public enum FeatureScaling
{
    /// <summary>They stay as they are.</summary>
    None,

    /// <summary>Each less its mean, divided by its own deviation.</summary>
    Each,

    /// <summary>
    /// Each less its mean, divided by the deviation of all of its kind: of a frame's numbers, or of their velocities. What hardly moves
    /// stays small.
    /// </summary>
    Together,
}
