namespace RnnResearch.Data.Video.Shapes;

/// <summary>
/// Clips of 12 to 24 frames of 8 x 8 pixels: a shape rests, moves, grows or turns for 4 to 8 steps, and rests again. What it does shows
/// only in time, see <see cref="MovingShape"/>, and each clip backwards is a clip of the reverse action, as likely as itself. After the
/// action only who remembers knows what it was.
/// </summary>
public static class MovingShapes
{
    private const ulong Purpose = 0x7368617065; // keeps these streams apart from those of other sets
    private const int Shortest = 12, Longest = 24;
    private const int FewestSteps = 4, MostSteps = 8;

    /// <summary>The set, the same for every seed.</summary>
    public static VideoSet Draw(ShapesConfig config)
    {
        var clips = new[] { (Split.Train, config.Train), (Split.Validation, config.Validation), (Split.Test, config.Test) }
            .SelectMany(split => Enumerable.Range(0, split.Item2).Select(index => (Split: split.Item1, Clip: Clip(split.Item1, index))))
            .ToLookup(drawn => drawn.Split, drawn => drawn.Clip);
        return new VideoSet("shapes", FrameKind.Pixels, [.. Enum.GetValues<ShapeAction>().Select(action => action.Name())], clips);
    }

    /// <summary>The states of a shape in each frame.</summary>
    /// <param name="start">in the first frame</param>
    /// <param name="action">what it does</param>
    /// <param name="rests">frames that follow the first before it acts</param>
    /// <param name="acts">steps of it, one from each frame to the next</param>
    /// <param name="length">all frames</param>
    public static IEnumerable<MovingShape> States(MovingShape start, ShapeAction action, int rests, int acts, int length) =>
        Enumerable.Range(0, length).Select(t => start.After(action, Math.Clamp(t - rests, 0, acts)));

    private static VideoClip Clip(Split split, int index)
    {
        var random = new CounterRandom(CounterRandom.KeyOf(Purpose, (ulong)split, (ulong)index));
        var action = (ShapeAction)random.Below(8);
        var length = random.Between(Shortest, Longest);
        var acts = random.Between(FewestSteps, MostSteps);
        var rests = random.Below(length - acts);
        var states = States(MovingShape.Any(random), action, rests, acts, length);
        return new VideoClip($"{split.Name()}-{index:D4}", (int)action, length, [.. states.SelectMany(ShapePixels.Of)]);
    }
}
