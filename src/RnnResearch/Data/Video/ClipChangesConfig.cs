using RnnResearch.Configuration.Rules;

namespace RnnResearch.Data.Video;

/// <summary>How training clips are changed, anew at each step; 0 leaves them as they are.</summary>
public sealed record ClipChangesConfig
{
    /// <summary>A skeleton is turned about the vertical by up to so many degrees either way.</summary>
    [Between(0, 180)]
    public double Rotation { get; init; }

    /// <summary>A skeleton's width, height and depth are each made larger or smaller by up to this share.</summary>
    [Between(0, 1, ExclusiveMax = true)]
    public double Stretch { get; init; }

    /// <summary>The clip runs faster or slower, by a factor up to 1 + this.</summary>
    [Between(0, 3)]
    public double Tempo { get; init; }

    /// <summary>The share of frames left out by chance.</summary>
    [Between(0, 1, ExclusiveMax = true)]
    public double Drop { get; init; }

    /// <summary>Deviation of what is added to each number, in its unit, metres for joints.</summary>
    [AtLeast(0)]
    public double Noise { get; init; }

    /// <summary>Half of the skeletons are seen in a mirror, where the action has no side.</summary>
    public bool Mirror { get; init; }
}
