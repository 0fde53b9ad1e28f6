using RnnResearch.Data;
using RnnResearch.Data.Video;

namespace RnnResearch.Tests.Data.Video;

public sealed class ClipChangesTests
{
    private static readonly VideoClip Clip = new(
        "a", 0, 20, [.. Enumerable.Range(0, 20 * 3 * Skeleton.Joints).Select(i => MathF.Sin(i))]);

    private static readonly VideoSet Set = new(
        "set", FrameKind.Joints, ["wave", "bend"], new[] { Split.Train, Split.Validation, Split.Test }.ToLookup(split => split, _ => Clip))
    {
        WithoutSide = new HashSet<int> { 0 },
    };

    [Fact]
    public void A_batch_follows_from_seed_and_step_alone()
    {
        var config = new VideoDataConfig
        {
            Name = MsrAction3d.Name,
            Changes = new() { Rotation = 30, Stretch = 0.1, Tempo = 0.5, Drop = 0.2, Noise = 0.01, Mirror = true },
        };
        float[] Numbers(long seed, long step)
        {
            using var scope = TorchSharp.torch.NewDisposeScope();
            var batches = new VideoBatches(Set, config, VideoFormat.Of(Set, config.Features).Scale, seed);
            return batches.Changed([Clip, Clip], step).Frames.data<float>().ToArray();
        }
        Assert.Equal(Numbers(1, 5), Numbers(1, 5));
        Assert.NotEqual(Numbers(1, 5), Numbers(1, 6));
        Assert.NotEqual(Numbers(1, 5), Numbers(2, 5));
    }

    [Fact]
    public void Nothing_configured_changes_nothing() =>
        Assert.Equal(Clip.Numbers, new ClipChanges(Set, new()).Of(Clip, new CounterRandom(1)).Numbers);

    [Fact]
    public void A_turn_leaves_heights_and_lengths()
    {
        var turned = new ClipChanges(Set, new() { Rotation = 90 }).Of(Clip, new CounterRandom(1)).Numbers;
        Assert.NotEqual(Clip.Numbers, turned);
        for (var i = 0; i < turned.Length; i += 3)
        {
            Assert.Equal(Clip.Numbers[i + 1], turned[i + 1]);
            Assert.Equal(Length(Clip.Numbers[i], Clip.Numbers[i + 2]), Length(turned[i], turned[i + 2]), 1e-5);
        }
    }

    [Fact]
    public void A_mirror_exchanges_the_sides_of_what_has_none()
    {
        var changes = new ClipChanges(Set, new() { Mirror = true });
        var seen = Enumerable.Range(0, 20).Select(i => changes.Of(Clip, new CounterRandom((ulong)i)).Numbers).ToList();
        var mirrored = seen.First(numbers => !numbers.SequenceEqual(Clip.Numbers));
        Assert.Contains(seen, numbers => numbers.SequenceEqual(Clip.Numbers));
        foreach (var (one, other) in Skeleton.Pairs)
        {
            Assert.Equal(-Clip.Numbers[3 * other], mirrored[3 * one]);
            Assert.Equal(Clip.Numbers[(3 * other) + 1], mirrored[(3 * one) + 1]);
        }
        var sided = Clip with { Action = 1 };
        Assert.All(Enumerable.Range(0, 20), i => Assert.Equal(Clip.Numbers, changes.Of(sided, new CounterRandom((ulong)i)).Numbers));
    }

    [Fact]
    public void Another_tempo_goes_over_the_same_way()
    {
        var line = new VideoClip("line", 0, 11, [.. Enumerable.Range(0, 11).Select(t => (float)t)]);
        var measured = new VideoSet(
            "lines", FrameKind.Measured, ["up", "down"],
            new[] { Split.Train, Split.Validation, Split.Test }.ToLookup(split => split, _ => line));
        var changes = new ClipChanges(measured, new() { Tempo = 1 });
        var lengths = new HashSet<int>();
        for (var i = 0UL; i < 30; i++)
        {
            var changed = changes.Of(line, new CounterRandom(i));
            lengths.Add(changed.Length);
            var step = changed.Length > 1 ? changed.Numbers[1] : 0;
            for (var t = 0; t < changed.Length; t++) Assert.Equal(t * step, changed.Numbers[t], 1e-4f);
            Assert.InRange(step, 0.5f, 2);
        }
        Assert.True(lengths.Count > 5);
    }

    private static double Length(float x, float z) => Math.Sqrt((x * x) + (z * z));
}
