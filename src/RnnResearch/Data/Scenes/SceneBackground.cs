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
        this.pattern = (Pattern)random.Below(4);
        var lightness = random.Between(50, 205);
        this.from = Tone(random, lightness);
        var step = random.Between(14, 30);
        this.to = Tone(random, lightness > 128 ? lightness - step : lightness + step);
        this.direction = random.Pick<(int, int)>([(1, 0), (0, 1), (1, 1), (1, -1)]);
        this.period = random.Between(4, 10);
    }

    /// <summary>The ground's colour at a pixel, each channel 0-255.</summary>
    public (int Red, int Green, int Blue) At(int x, int y)
    {
        var share = Share(x, y);
        return (
            this.from.Red + (this.to.Red - this.from.Red) * share / Steps,
            this.from.Green + (this.to.Green - this.from.Green) * share / Steps,
            this.from.Blue + (this.to.Blue - this.from.Blue) * share / Steps);
    }

    private int Share(int x, int y)
    {
        // Never negative: the falling diagonal starts at the upper right corner.
        var along = this.direction.X * x + this.direction.Y * y + (this.direction.Y < 0 ? Scene.Side - 1 : 0);
        var longest = (this.direction.X != 0 ? Scene.Side : 0) + (this.direction.Y != 0 ? Scene.Side : 0);
        return this.pattern switch
        {
            Pattern.Gradient => along * Steps / longest,
            Pattern.Stripes => along / this.period % 2 * Steps,
            Pattern.Checker => (x / this.period + y / this.period) % 2 * Steps,
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
