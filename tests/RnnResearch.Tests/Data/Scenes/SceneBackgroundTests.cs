using RnnResearch.Data;
using RnnResearch.Data.Scenes;

namespace RnnResearch.Tests.Data.Scenes;

public class SceneBackgroundTests
{
    private const int Grounds = 400;

    private static readonly (int X, int Y)[] Pixels =
        [.. from y in Enumerable.Range(0, Scene.Side) from x in Enumerable.Range(0, Scene.Side) select (x, y)];

    [Fact]
    public void Plain_gradient_stripes_and_checker_board_are_about_as_frequent()
    {
        var kinds = Enumerable.Range(0, Grounds).Select(Ground).CountBy(KindOf).ToDictionary();

        Assert.Equal(["checker board", "gradient", "plain", "stripes"], kinds.Keys.Order());
        Assert.All(kinds.Values, count => Assert.InRange(count, 65, 135)); // a quarter of them, and four standard deviations of 8.7
    }

    [Fact]
    public void Its_tones_lie_close_together_and_leave_room_for_noise_on_either_side()
    {
        Func<(int Red, int Green, int Blue), int>[] channels = [tone => tone.Red, tone => tone.Green, tone => tone.Blue];
        foreach (var ground in Enumerable.Range(0, Grounds).Select(Ground))
        {
            foreach (var channel in channels)
            {
                var levels = Pixels.Select(at => channel(ground.At(at.X, at.Y))).ToList();
                Assert.InRange(levels.Max() - levels.Min(), 0, 30 + 14 + 14);
                Assert.InRange(levels.Min(), 20, 255);
                Assert.InRange(levels.Max(), 0, 255 - 20);
            }
        }
    }

    private static SceneBackground Ground(int key) => new(new CounterRandom((ulong)key));

    /// <summary>
    /// Stripes and gradients stay the same along a row, a column or a diagonal; stripes and checker boards are of two tones.
    /// </summary>
    private static string KindOf(SceneBackground ground)
    {
        var tones = Pixels.Select(at => ground.At(at.X, at.Y)).Distinct().Count();
        var hasDirection = new[] { (1, 0), (0, 1), (1, 1), (1, -1) }.Any(step => StaysTheSameAlong(ground, step));
        return (tones, hasDirection) switch
        {
            (1, _) => "plain",
            (2, true) => "stripes",
            (2, false) => "checker board",
            (_, true) => "gradient",
            _ => $"{tones} tones without direction",
        };
    }

    private static bool StaysTheSameAlong(SceneBackground ground, (int X, int Y) step) => Pixels
        .Where(at => at.X + step.X < Scene.Side && at.Y + step.Y is >= 0 and < Scene.Side)
        .All(at => ground.At(at.X, at.Y) == ground.At(at.X + step.X, at.Y + step.Y));
}
