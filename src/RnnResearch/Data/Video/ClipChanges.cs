namespace RnnResearch.Data.Video;

/// <summary>Makes another clip of one, as likely to have been recorded: what is learned of few people is to hold for others.</summary>
/// <param name="set">where the clips are from</param>
/// <param name="config">how much is changed</param>
internal sealed class ClipChanges(VideoSet set, ClipChangesConfig config)
{
    /// <summary>The clip changed by chance.</summary>
    public VideoClip Of(VideoClip clip, CounterRandom random)
    {
        var times = Times(clip.Length, random);
        var numbers = new float[times.Count * clip.FrameSize];
        for (var t = 0; t < times.Count; t++) Between(clip, times[t], numbers.AsSpan(t * clip.FrameSize, clip.FrameSize));
        if (set.Kind == FrameKind.Joints) Turn(numbers, random);
        if (set.Kind == FrameKind.Joints && config.Mirror && set.WithoutSide.Contains(clip.Action) && random.Chance(50)) Mirror(numbers);
        if (config.Noise > 0) Blur(numbers, random);
        return clip with { Length = times.Count, Numbers = numbers };
    }

    /// <summary>The times of the frames that are left, in frames of the clip.</summary>
    private List<double> Times(int length, CounterRandom random)
    {
        var tempo = Math.Pow(1 + config.Tempo, Signed(random));
        var times = new List<double>();
        for (var i = 0; i * tempo <= length - 1; i++)
            if (config.Drop == 0 || Share(random) >= config.Drop) times.Add(i * tempo);
        return times.Count > 0 ? times : [0];
    }

    /// <summary>What the clip shows at a time between two frames, on the line between them.</summary>
    private static void Between(VideoClip clip, double time, Span<float> numbers)
    {
        var (before, share) = ((int)time, (float)(time - Math.Floor(time)));
        var one = clip.Frame(before);
        var other = clip.Frame(Math.Min(before + 1, clip.Length - 1));
        for (var i = 0; i < numbers.Length; i++) numbers[i] = one[i] + (share * (other[i] - one[i]));
    }

    private void Turn(float[] numbers, CounterRandom random)
    {
        var (sine, cosine) = Math.SinCos(config.Rotation * Signed(random) * Math.PI / 180);
        Span<double> stretch = [Stretch(random), Stretch(random), Stretch(random)];
        for (var i = 0; i < numbers.Length; i += 3)
        {
            var (x, y, z) = (numbers[i] * stretch[0], numbers[i + 1] * stretch[1], numbers[i + 2] * stretch[2]);
            (numbers[i], numbers[i + 1], numbers[i + 2]) =
                ((float)((cosine * x) + (sine * z)), (float)y, (float)((cosine * z) - (sine * x)));
        }
    }

    private static void Mirror(float[] numbers)
    {
        for (var i = 0; i < numbers.Length; i += 3) numbers[i] = -numbers[i];
        for (var frame = 0; frame < numbers.Length; frame += 3 * Skeleton.Joints)
            foreach (var (one, other) in Skeleton.Pairs)
                for (var i = 0; i < 3; i++)
                {
                    var (left, right) = (frame + (3 * one) + i, frame + (3 * other) + i);
                    (numbers[left], numbers[right]) = (numbers[right], numbers[left]);
                }
    }

    /// <summary>Adds normal noise (Box and Muller 1958).</summary>
    private void Blur(float[] numbers, CounterRandom random)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - Share(random)));
            numbers[i] += (float)(config.Noise * radius * Math.Cos(Math.Tau * Share(random)));
        }
    }

    private double Stretch(CounterRandom random) => 1 + (config.Stretch * Signed(random));

    /// <summary>From -1 to 1.</summary>
    private static double Signed(CounterRandom random) => (2 * Share(random)) - 1;

    /// <summary>From 0 to 1, which it is never.</summary>
    private static double Share(CounterRandom random) => (random.Next() >> 11) * (1.0 / (1L << 53));
}
