namespace RnnResearch.Data.Video;

/// <summary>What the numbers of a frame are.</summary>
public enum FrameKind
{
    /// <summary>Grey values from 0 to 1 of a square picture, row by row.</summary>
    Pixels,

    /// <summary>Joints of a <see cref="Skeleton"/>, x y z each, in metres, y upwards.</summary>
    Joints,

    /// <summary>Whatever somebody measured.</summary>
    Measured,
}
