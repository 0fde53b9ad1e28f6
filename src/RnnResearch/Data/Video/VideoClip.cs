namespace RnnResearch.Data.Video;

/// <summary>One recorded action.</summary>
/// <param name="Name">what files and tables call it</param>
/// <param name="Action">which action it shows, a place in <see cref="VideoSet.Actions"/></param>
/// <param name="Length">T, frames</param>
/// <param name="Numbers">the frames one after the other, T · F</param>
public sealed record VideoClip(string Name, int Action, int Length, float[] Numbers)
{
    /// <summary>F, numbers of a frame.</summary>
    public int FrameSize => Numbers.Length / Length;

    /// <summary>Frame t, from 0.</summary>
    public ReadOnlySpan<float> Frame(int t) => Numbers.AsSpan(t * FrameSize, FrameSize);
}
