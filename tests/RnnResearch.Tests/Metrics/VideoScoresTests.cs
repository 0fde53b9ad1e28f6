using RnnResearch.Metrics;

namespace RnnResearch.Tests.Metrics;

/// <summary>Two clips of two actions, in numbers worked out by hand.</summary>
public sealed class VideoScoresTests
{
    /// <summary>Shows action 0: right at its first frame and its last, and in the mean.</summary>
    private static readonly ReadClip First = Clip("first", 0, 0.8, 0.4, 0.2, 0.9);

    /// <summary>Shows action 1: wrong until its last frame, and in the mean, for the first frame was very sure.</summary>
    private static readonly ReadClip Second = Clip("second", 1, 0.99, 0.1);

    [Fact]
    public void Loss_and_accuracies_are_those_worked_out_by_hand()
    {
        var scores = VideoScores.Of([First, Second]);
        var loss = -(Math.Log(0.8) + Math.Log(0.4) + Math.Log(0.2) + Math.Log(0.9) + Math.Log(0.01) + Math.Log(0.9)) / 6;
        Assert.Equal(loss, scores.Loss, 1e-6);
        Assert.Equal(0.5, scores.Accuracy);
        Assert.Equal(3.0 / 6, scores.FrameAccuracy);
        Assert.Equal(["loss", "accuracy", "frame_accuracy"], scores.ByName().Keys);
    }

    [Fact]
    public void A_verdict_is_the_largest_mean_of_ln_p_so_far()
    {
        Assert.Equal([0, 0, 1, 0], Enumerable.Range(1, 4).Select(First.Verdict)); // 0.8·0.4 > 0.2·0.6, but 0.8·0.4·0.2 < 0.2·0.6·0.8
        Assert.Equal([0, 0], Enumerable.Range(1, 2).Select(Second.Verdict)); // 0.99·0.1 > 0.01·0.9
        Assert.Equal([0, 1, 1, 0], Enumerable.Range(0, 4).Select(First.VerdictAt));
    }

    [Fact]
    public void A_share_of_a_clip_is_rounded_up_to_frames()
    {
        Assert.Equal([1, 1, 2, 3, 4], new[] { 0.1, 0.25, 0.3, 0.75, 1 }.Select(First.FramesIn));
        Assert.Equal([3, 6, 7], new[] { 0.3, 0.6, 0.7 }.Select(Clip("ten", 0, [.. Enumerable.Repeat(0.5, 10)]).FramesIn));
    }

    [Fact]
    public void Accuracy_over_time_is_of_what_was_seen()
    {
        var overTime = VideoScores.Of([First, Second]).OverTime;
        Assert.Equal(Enumerable.Range(1, 10).Select(tenths => tenths / 10.0), overTime.Select(share => share.Seen));
        // The first clip is right, but for its third frame, which is the last one seen at 0.6 and 0.7; the second is wrong throughout.
        Assert.Equal([0.5, 0.5, 0.5, 0.5, 0.5, 0, 0, 0.5, 0.5, 0.5], overTime.Select(share => share.Accuracy));
        // Frames by themselves: the first clip's are right, wrong, wrong, right, the second's wrong, right.
        Assert.Equal([0.5, 0.5, 0, 0, 0, 0.5, 0.5, 1, 1, 1], overTime.Select(share => share.FrameAccuracy));
    }

    private static ReadClip Clip(string name, int action, params double[] first) =>
        new(name, action, [.. first.Select(p => new[] { (float)Math.Log(p), (float)Math.Log(1 - p) })]);
}
