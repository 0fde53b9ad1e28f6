using RnnResearch.Data.Video;
using RnnResearch.Models.Video;
using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models.Video;

/// <summary>What says the class at every frame: of each kind, of pixels and of other numbers.</summary>
public sealed class VideoClassifierTests : IDisposable
{
    private const int T = 7, B = 3, I = 16, Side = 4, C = 3;
    private readonly DisposeScope scope = NewDisposeScope();

    public VideoClassifierTests() => manual_seed(1);

    public static TheoryData<VideoModelKind> Kinds => [.. Enum.GetValues<VideoModelKind>()];

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_changed_later_frame_changes_nothing_earlier(VideoModelKind kind)
    {
        foreach (var network in new[] { Network(kind), OfPixels(kind) })
        {
            network.eval();
            var x = rand(T, B, I);
            var before = network.call(x);
            for (var t = 1; t < T; t++)
            {
                var changed = x.clone();
                changed[t] = rand(B, I);
                var after = network.call(changed);
                Assert.Equal(Numbers(before.narrow(0, 0, t)), Numbers(after.narrow(0, 0, t))); // every bit
                Assert.NotEqual(Numbers(before[t]), Numbers(after[t]));
            }
        }
    }

    [Fact]
    public void A_frame_is_read_alone_a_window_as_far_as_it_reaches_and_a_state_from_the_beginning()
    {
        int FirstFrameLasts(VideoModelKind kind)
        {
            var network = Network(kind);
            var x = rand(T, B, I);
            var changed = x.clone();
            changed[0] = rand(B, I);
            var (before, after) = (network.call(x), network.call(changed));
            return Enumerable.Range(0, T).Count(t => !Numbers(before[t]).SequenceEqual(Numbers(after[t])));
        }
        Assert.Equal((1, 3, T),
            (FirstFrameLasts(VideoModelKind.Frame), FirstFrameLasts(VideoModelKind.Window), FirstFrameLasts(VideoModelKind.Recurrent)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gradients_are_those_of_finite_differences(VideoModelKind kind)
    {
        foreach (var network in new[] { Network(kind), OfPixels(kind) })
        {
            network.to(ScalarType.Float64);
            var batch = Batch([7, 4, 6]);
            var exact = batch with { Frames = batch.Frames.to(ScalarType.Float64) };
            GradientCheck.Parameters(network, () => network.Loss(exact, late: 1.5).Weighted);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_few_clips_are_learned_by_heart(VideoModelKind kind)
    {
        var network = OfPixels(kind);
        var batch = Batch([7, 4, 6]);
        using var adam = optim.Adam(network.parameters(), lr: 0.02);
        for (var step = 0; step < 150; step++)
        {
            using var inner = NewDisposeScope();
            adam.zero_grad();
            network.Loss(batch, late: 0).Weighted.backward();
            adam.step();
        }
        Assert.InRange(network.Loss(batch, late: 0).Plain.ToDouble(), 0, 0.01);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_stands_behind_the_end_of_a_clip_counts_nowhere(VideoModelKind kind)
    {
        var network = Network(kind);
        var batch = Batch([7, 4, 6]);
        var other = batch with { Frames = batch.Frames.clone() };
        other.Frames[5, 1] = ones(I);
        other.Frames[6, 2] = ones(I);
        foreach (var late in new[] { 0.0, 2.0 })
            Assert.Equal(network.Loss(batch, late).Weighted.ToDouble(), network.Loss(other, late).Weighted.ToDouble());
    }

    [Fact]
    public void A_loss_is_the_mean_over_frames_of_which_later_ones_may_count_more()
    {
        var network = Network(VideoModelKind.Frame);
        var batch = Batch([2, 1, 1]);
        var logP = network.call(batch.Frames);
        double At(int t, int b) => -logP[t, b, batch.Actions[b].ToInt64()].ToDouble();
        var (weighted, plain) = network.Loss(batch, late: 2);
        Assert.Equal((At(0, 0) + At(1, 0) + At(0, 1) + At(0, 2)) / 4, plain.ToDouble(), 1e-5);
        Assert.Equal(((At(0, 0) / 4) + At(1, 0) + At(0, 1) + At(0, 2)) / 3.25, weighted.ToDouble(), 1e-5);
        Assert.False(plain.requires_grad);
    }

    [Fact]
    public void Kernels_and_slow_cells_say_the_same()
    {
        manual_seed(3);
        var fused = Network(VideoModelKind.Recurrent, RecurrentKernel.Fused);
        manual_seed(3);
        var slow = Network(VideoModelKind.Recurrent, RecurrentKernel.Unrolled);
        var x = rand(T, B, I);
        Assert.True(allclose(slow.call(x), fused.call(x), rtol: 1e-4, atol: 1e-5));
    }

    private static VideoClassifier Network(VideoModelKind kind, RecurrentKernel kernel = RecurrentKernel.Auto) => new(
        new VideoModelConfig { Kind = kind, Cell = CellKind.Lstm, Hidden = 9, Layers = 2, Embedding = 5, Window = 3, Kernel = kernel },
            I, side: 0, C);

    private static VideoClassifier OfPixels(VideoModelKind kind) => new(
        new VideoModelConfig { Kind = kind, Cell = CellKind.Gru, Hidden = 10, Layers = 1, Convolutions = [3], Embedding = 6, Window = 3 },
            I, Side, C);

    /// <summary>Clips of those lengths, of actions 0, 1, 2.</summary>
    private static VideoBatch Batch(int[] lengths)
    {
        var clips = lengths.Select((length, b) => new VideoClip($"{b}", b, length, Numbers(rand(length, I)))).ToList();
        return VideoBatch.Of(clips, [.. clips.Select(clip => clip.Numbers)]);
    }

    private static float[] Numbers(Tensor x) => x.contiguous().data<float>().ToArray();
}
