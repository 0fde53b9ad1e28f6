using RnnResearch.Analysis.Video;
using RnnResearch.Data.Video;
using RnnResearch.Metrics;
using SkiaSharp;

namespace RnnResearch.Tests.Analysis.Video;

public sealed class VideoPictureTests
{
    private static readonly SKColor Right = new(0x6a, 0xae, 0xe0);

    [Fact]
    public void A_strip_goes_from_the_first_frame_to_the_last()
    {
        Assert.Equal([0], FilmStrip.Shown(1));
        Assert.Equal([0, 1, 2, 3, 4], FilmStrip.Shown(5));
        Assert.Equal([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 23], FilmStrip.Shown(24));
    }

    [Theory]
    [InlineData(FrameKind.Pixels, 16)]
    [InlineData(FrameKind.Joints, 60)]
    [InlineData(FrameKind.Measured, 3)]
    public void The_bar_of_the_action_shown_is_as_long_as_it_is_likely(FrameKind kind, int size)
    {
        var clip = new VideoClip("clip", 0, 1, [.. Enumerable.Range(0, size).Select(i => i % 5 / 5f)]);
        int Blue(float p)
        {
            var read = new ReadClip("clip", 0, [[MathF.Log(p), MathF.Log(1 - p)]]);
            using var picture = SKBitmap.Decode(FilmStrip.Draw(clip, kind, read, ["wave", "bend"]));
            return picture.Pixels.Count(pixel => pixel == Right);
        }
        Assert.InRange(Blue(0.9f) / (double)Blue(0.45f), 1.8, 2.3); // letters stand on it
    }
}
