namespace RnnResearch.Metrics;

/// <summary>What was said of a clip, frame by frame.</summary>
/// <param name="Name">the clip's</param>
/// <param name="Action">which of the C actions it shows</param>
/// <param name="LogP">ln p of each action at each frame, [T][C]</param>
public sealed record ReadClip(string Name, int Action, IReadOnlyList<float[]> LogP)
{
    /// <summary>
    /// The verdict after the first frames: the action whose ln p, averaged over them, is the largest; the first of equals.
    /// </summary>
    /// <param name="frames">how many have been seen, at least one</param>
    public int Verdict(int frames)
    {
        var sums = new double[LogP[0].Length];
        for (var t = 0; t < frames; t++)
            for (var action = 0; action < sums.Length; action++) sums[action] += LogP[t][action];
        return sums.IndexOf(sums.Max());
    }

    /// <summary>The verdict over the whole clip.</summary>
    public int Verdict() => Verdict(LogP.Count);

    /// <summary>How many frames a share of the clip is, rounded up: never none.</summary>
    public int FramesIn(double share) => Math.Clamp((int)Math.Ceiling((share * LogP.Count) - 1e-9), 1, LogP.Count);

    /// <summary>The action that is said of a frame by itself, from 0.</summary>
    public int VerdictAt(int frame) => Array.IndexOf(LogP[frame], LogP[frame].Max());
}
