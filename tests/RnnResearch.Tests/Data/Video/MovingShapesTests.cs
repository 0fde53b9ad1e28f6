using RnnResearch.Data;
using RnnResearch.Data.Video;
using RnnResearch.Data.Video.Shapes;

namespace RnnResearch.Tests.Data.Video;

/// <summary>The clips of moving shapes hold what is said of them.</summary>
public sealed class MovingShapesTests
{
    private static readonly IReadOnlyList<MovingShape> EveryState =
    [
        .. from kind in Enum.GetValues<MovingShapeKind>()
           from x in Enumerable.Range(0, MovingShape.Side)
           from y in Enumerable.Range(0, MovingShape.Side)
           from size in Enumerable.Range(0, MovingShape.Sizes)
           from angle in Enumerable.Range(0, MovingShape.Angles)
           select new MovingShape(kind, x, y, size, angle),
    ];

    /// <summary>
    /// However far an action has come, all states have become all states, each once. As a clip begins with any of them, each as likely, so
    /// is every frame of every action: by Bayes' rule a frame leaves the eight actions as likely as they were.
    /// </summary>
    [Fact]
    public void A_frame_by_itself_tells_nothing()
    {
        var all = EveryState.ToHashSet();
        foreach (var action in Enum.GetValues<ShapeAction>())
            foreach (var steps in new[] { 1, 2, 7, 8 })
                Assert.True(all.SetEquals(EveryState.Select(state => state.After(action, steps))), $"{action}, {steps} steps");
    }

    [Fact]
    public void A_clip_backwards_shows_the_reverse()
    {
        var start = new MovingShape(MovingShapeKind.Corner, 3, 7, 2, 7);
        foreach (var action in Enum.GetValues<ShapeAction>())
        {
            var forwards = MovingShapes.States(start, action, rests: 3, acts: 5, length: 12).ToList();
            var backwards = MovingShapes.States(forwards[^1], action.Reversed(), rests: 3, acts: 5, length: 12);
            Assert.Equal(Enumerable.Reverse(forwards), backwards);
            // rests, acts, rests
            Assert.True(forwards[..4].Distinct().Count() == 1 && forwards[8..].Distinct().Count() == 1 && forwards[4] != forwards[3]);
        }
    }

    [Fact]
    public void Each_step_of_an_action_is_seen()
    {
        foreach (var kind in Enum.GetValues<MovingShapeKind>())
            foreach (var action in Enum.GetValues<ShapeAction>())
            {
                var start = new MovingShape(kind, 5, 6, 3, 1);
                Assert.NotEqual(ShapePixels.Of(start), ShapePixels.Of(start.After(action, 1)));
            }
    }

    [Fact]
    public void A_shape_over_an_edge_comes_in_on_the_other_side()
    {
        var inside = ShapePixels.Of(new MovingShape(MovingShapeKind.Triangle, 4, 4, 2, 3));
        var over = ShapePixels.Of(new MovingShape(MovingShapeKind.Triangle, 0, 4, 2, 3));
        for (var i = 0; i < inside.Length; i++)
        {
            var (row, column) = (i / MovingShape.Side, i % MovingShape.Side);
            Assert.Equal(inside[i], over[(row * MovingShape.Side) + ((column + 4) % MovingShape.Side)]);
        }
    }

    [Fact]
    public void The_clips_are_the_same_everywhere_and_every_action_is_among_them()
    {
        var set = MovingShapes.Draw(new ShapesConfig { Train = 200, Validation = 8, Test = 8 });
        Assert.Equal(set.Digest(), MovingShapes.Draw(new ShapesConfig { Train = 200, Validation = 8, Test = 8 }).Digest());
        Assert.Equal((8, MovingShape.Side * MovingShape.Side), (set.Actions.Count, set.FrameSize));
        Assert.Equal(Enumerable.Range(0, 8), set.Of(Split.Train).Select(clip => clip.Action).Distinct().Order());
        Assert.All(set.Of(Split.Train), clip => Assert.InRange(clip.Length, 12, 24));
        Assert.Empty(set.Of(Split.Train).Select(Key).Intersect(set.Of(Split.Test).Select(Key)));
    }

    private static string Key(VideoClip clip) => string.Join(' ', clip.Numbers);
}
