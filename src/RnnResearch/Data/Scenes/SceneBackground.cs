namespace RnnResearch.Data.Scenes;

/// <summary>
/// The ground a scene is drawn on: plain, a gradient, stripes or a checker board between two muted tones that lie
/// close together, so that the objects stand out and the ground still cannot be ignored.
/// </summary>
internal sealed class SceneBackground
{
    private const int Steps = 256;
    private readonly Pattern pattern;
    private readonly (int Red, int Green, int Blue) from;
    private readonly (int Red, int Green, int Blue) to;
    private readonly (int X, int Y) direction;
    private readonly int period;

    public SceneBackground(CounterRandom random)
    {
        pattern = (Pattern)random.Below(4);
        var lightness = random.Between(50, 205);
        from = Tone(random, lightness);
        var step = random.Between(14, 30);
        to = Tone(random, lightness > 128 ? lightness - step : lightness + step);
        direction = random.Pick<(int, int)>([(1, 0), (0, 1), (1, 1), (1, -1)]);
        period = random.Between(4, 10);
    }

    /// <summary>The ground's colour at a pixel, each channel 0-255.</summary>
    public (int Red, int Green, int Blue) At(int x, int y)
    {
        var share = Share(x, y);
        return (
            from.Red + (to.Red - from.Red) * share / Steps,
            from.Green + (to.Green - from.Green) * share / Steps,
            from.Blue + (to.Blue - from.Blue) * share / Steps);
    }

    private int Share(int x, int y)
    {
        // Never negative: the falling diagonal starts at the upper right corner.
        var along = direction.X * x + direction.Y * y + (direction.Y < 0 ? Scene.Side - 1 : 0);
        var longest = (direction.X != 0 ? Scene.Side : 0) + (direction.Y != 0 ? Scene.Side : 0);
        return pattern switch
        {
            Pattern.Gradient => along * Steps / longest,
            Pattern.Stripes => along / period % 2 * Steps,
            Pattern.Checker => (x / period + y / period) % 2 * Steps,
            _ => 0,
        };
    }

    private static (int Red, int Green, int Blue) Tone(CounterRandom random, int lightness) =>
        (lightness + random.Between(-14, 14), lightness + random.Between(-14, 14), lightness + random.Between(-14, 14));

    private enum Pattern
    {
        Plain,
        Gradient,
        Stripes,
        Checker,
    }
}
