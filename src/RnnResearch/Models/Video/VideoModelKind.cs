namespace RnnResearch.Models.Video;

/// <summary>How much of a clip the class at a frame is said from; never of what comes after it.</summary>
public enum VideoModelKind
{
    /// <summary>All frames up to it, through a recurrent network.</summary>
    Recurrent,

    /// <summary>That frame alone.</summary>
    Frame,

    /// <summary>The last few frames.</summary>
    Window,
}
