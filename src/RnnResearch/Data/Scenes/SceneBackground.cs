namespace RnnResearch.Data.Scenes;

/// <summary>
/// The ground a scene is drawn on: plain, a gradient, stripes or a checker board between two muted tones that lie
/// close together, so that the objects stand out and the ground still cannot be ignored.
/// </summary>
internal sealed class SceneBackground
{
    private const int Steps = 256;
    private readonly Pattern _pattern;
    private readonly (int Red, int Green, int Blue) _from;
    private readonly (int Red, int Green, int Blue) _to;
    private readonly (int X, int Y) _direction;
    private readonly int _period;

    public SceneBackground(CounterRandom random)
    {
        _pattern = (Pattern)random.Below(4);
        var lightness = random.Between(50, 205);
        _from = Tone(random, lightness);
        var step = random.Between(14, 30);
        _to = Tone(random, lightness > 128 ? lightness - step : lightness + step);
        _direction = random.Pick<(int, int)>([(1, 0), (0, 1), (1, 1), (1, -1)]);
        _period = random.Between(4, 10);
    }

    /// <summary>The ground's colour at a pixel, each channel 0-255.</summary>
    public (int Red, int Green, int Blue) At(int x, int y)
    {
        var share = Share(x, y);
        return (
            _from.Red + (_to.Red - _from.Red) * share / Steps,
            _from.Green + (_to.Green - _from.Green) * share / Steps,
            _from.Blue + (_to.Blue - _from.Blue) * share / Steps);
    }

    private int Share(int x, int y)
    {
        // Never negative: the falling diagonal starts at the upper right corner.
        var along = _direction.X * x + _direction.Y * y + (_direction.Y < 0 ? Scene.Side - 1 : 0);
        var longest = (_direction.X != 0 ? Scene.Side : 0) + (_direction.Y != 0 ? Scene.Side : 0);
        return _pattern switch
        {
            Pattern.Gradient => along * Steps / longest,
            Pattern.Stripes => along / _period % 2 * Steps,
            Pattern.Checker => (x / _period + y / _period) % 2 * Steps,
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
