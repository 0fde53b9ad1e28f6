namespace RnnResearch.Data.Video;

/// <summary>
/// What a network reads of a clip: I numbers a frame. Each follows from the frames up to its own, so that nothing has to wait for what
/// comes later.
/// </summary>
/// <param name="kind">what the numbers of a frame are</param>
/// <param name="config">what is made of them</param>
public sealed class ClipFeatures(FrameKind kind, FeaturesConfig config)
{
    private const double NoTorso = 0.01; // metres; shorter than anybody's

    /// <summary>I, of frames of F numbers.</summary>
    public int SizeOf(int frameSize) => config.Velocities ? 2 * frameSize : frameSize;

    /// <summary>The features of a clip, T · I, before they are standardised.</summary>
    public float[] Of(VideoClip clip)
    {
        var (size, inputs) = (clip.FrameSize, SizeOf(clip.FrameSize));
        var features = new float[clip.Length * inputs];
        var torso = 0.0;
        for (var t = 0; t < clip.Length; t++)
        {
            var now = features.AsSpan(t * inputs, size);
            clip.Frame(t).CopyTo(now);
            if (kind == FrameKind.Joints)
            {
                torso += TorsoOf(clip.Frame(t));
                Place(clip, t, config.Scaled ? Math.Max(torso / (t + 1), NoTorso) : 1, now);
            }
            if (!config.Velocities || t == 0) continue;
            var before = features.AsSpan((t - 1) * inputs, size);
            for (var i = 0; i < size; i++) features[(t * inputs) + size + i] = now[i] - before[i];
        }
        if (config.FromStart) LeaveOutStart(features, size, inputs);
        return features;
    }

    private static void LeaveOutStart(float[] features, int size, int inputs)
    {
        var start = features[..size];
        for (var t = 0; t < features.Length; t += inputs)
            for (var i = 0; i < size; i++) features[t + i] -= start[i];
    }

    private void Place(VideoClip clip, int t, double unit, Span<float> joints)
    {
        var hips = At(clip.Frame(t), Skeleton.HipCentre);
        var start = At(clip.Frame(0), Skeleton.HipCentre);
        for (var joint = 0; joint < Skeleton.Joints; joint++)
        {
            var origin = joint == Skeleton.HipCentre ? start : hips;
            for (var i = 0; i < 3; i++)
            {
                ref var number = ref joints[(3 * joint) + i];
                number = (float)((config.Relative ? number - origin[i] : number) / unit);
            }
        }
    }

    private static double TorsoOf(ReadOnlySpan<float> frame)
    {
        var hips = At(frame, Skeleton.HipCentre);
        var shoulders = At(frame, Skeleton.ShoulderCentre);
        var sum = 0.0;
        for (var i = 0; i < 3; i++) sum += (shoulders[i] - hips[i]) * (double)(shoulders[i] - hips[i]);
        return Math.Sqrt(sum);
    }

    private static ReadOnlySpan<float> At(ReadOnlySpan<float> frame, int joint) => frame.Slice(3 * joint, 3);
}
