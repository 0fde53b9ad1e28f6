using RnnResearch.Data.Video;

namespace RnnResearch.Tests.Data.Video;

/// <summary>What is read of a frame, in numbers worked out by hand.</summary>
public sealed class ClipFeaturesTests
{
    private static readonly FeaturesConfig Plain = new() { Relative = false, Scaled = false };

    [Fact]
    public void Velocities_are_differences_to_the_frame_before()
    {
        var features = new ClipFeatures(FrameKind.Measured, Plain with { Velocities = true });
        Assert.Equal(4, features.SizeOf(2));
        Assert.Equal([1, 2, 0, 0, 4, 0, 3, -2, 4, 1, 0, 1], features.Of(new VideoClip("a", 0, 3, [1, 2, 4, 0, 4, 1])));
    }

    [Fact]
    public void From_the_start_leaves_out_what_the_first_frame_has()
    {
        var features = new ClipFeatures(FrameKind.Measured, Plain with { FromStart = true, Velocities = true });
        Assert.Equal([0, 0, 0, 0, 3, -2, 3, -2], features.Of(new VideoClip("a", 0, 2, [1, 2, 4, 0])));
    }

    [Fact]
    public void Joints_are_measured_from_the_hips_in_lengths_of_the_torso()
    {
        var clip = Standing(frames: 2);
        Move(clip, frame: 1, joint: Skeleton.HipCentre, x: 0.5f);
        Move(clip, frame: 1, joint: Skeleton.ShoulderCentre, x: 0.5f);
        Move(clip, frame: 1, joint: 11, x: 1.5f);
        var features = new ClipFeatures(FrameKind.Joints, new FeaturesConfig()).Of(clip);
        Assert.Equal(0, At(features, 0, Skeleton.HipCentre));
        Assert.Equal(1, At(features, 1, Skeleton.HipCentre), 1e-6); // half a metre from where it was, the torso being half a metre long
        Assert.Equal(0, At(features, 1, Skeleton.ShoulderCentre), 1e-6);
        Assert.Equal(2, At(features, 1, 11), 1e-6);
        Assert.Equal(-1, At(features, 1, 12), 1e-6);
    }

    [Fact]
    public void A_later_frame_changes_nothing_earlier()
    {
        var config = new FeaturesConfig { Velocities = true, FromStart = true };
        var features = new ClipFeatures(FrameKind.Joints, config);
        var (clip, changed) = (Standing(frames: 5), Standing(frames: 5));
        Move(changed, frame: 3, joint: Skeleton.ShoulderCentre, x: 7);
        Move(changed, frame: 3, joint: 4, x: -3);
        var (before, after) = (features.Of(clip), features.Of(changed));
        var size = features.SizeOf(clip.FrameSize);
        Assert.Equal(before[..(3 * size)], after[..(3 * size)]);
        Assert.NotEqual(before[(3 * size)..(4 * size)], after[(3 * size)..(4 * size)]);
    }

    [Fact]
    public void A_scale_is_that_of_each_feature_or_of_all_of_a_kind()
    {
        float[][] clips = [[1, 10, 0, 5], [3, 30, 0, 5]]; // two features of one kind and two of another
        var each = FeatureScale.Of(clips, size: 4, kind: 1);
        Assert.Equal([2f, 20, 0, 5], each.Means);
        Assert.Equal([1f, 10, 1, 1], each.Deviations);
        var together = FeatureScale.Of(clips, size: 4, kind: 2);
        Assert.Equal(Math.Sqrt((1 + 100) / 2.0), together.Deviations[0], 1e-6);
        Assert.Equal(together.Deviations[0], together.Deviations[1]);
        var features = new float[] { 3, 10, 0, 6 };
        each.Apply(features);
        Assert.Equal([1, -1, 0, 1], features);
    }

    /// <summary>Everything at (0, 0, 0) but for the shoulders half a metre above the hips.</summary>
    private static VideoClip Standing(int frames)
    {
        var clip = new VideoClip("standing", 0, frames, new float[frames * 3 * Skeleton.Joints]);
        for (var t = 0; t < frames; t++) clip.Numbers[(t * clip.FrameSize) + (3 * Skeleton.ShoulderCentre) + 1] = 0.5f;
        return clip;
    }

    private static void Move(VideoClip clip, int frame, int joint, float x) =>
        clip.Numbers[(frame * clip.FrameSize) + (3 * joint)] = x;

    private static float At(float[] features, int frame, int joint) => features[(((frame * Skeleton.Joints) + joint) * 3)];
}
