namespace RnnResearch.Data.Scenes;

/// <summary>
/// A rectangle of whole pixels: columns <paramref name="X"/> to <c>X + Width - 1</c>, rows <paramref name="Y"/> to
/// <c>Y + Height - 1</c>, from the picture's upper left corner. As an area it covers <c>[X, X + Width) x [Y, Y + Height)</c>.
/// </summary>
public readonly record struct Box(int X, int Y, int Width, int Height)
{
    public double CentreX => X + Width / 2.0;

    public double CentreY => Y + Height / 2.0;

    /// <summary>Whether the point (x, y), in pixels, lies in the box.</summary>
    public bool Contains(double x, double y) => x >= X && x < X + Width && y >= Y && y < Y + Height;

    /// <summary>The free pixels between two boxes along the axis that separates them more; 0 when they touch or overlap.</summary>
    public int GapTo(Box other)
    {
        var across = Math.Max(other.X - (X + Width), X - (other.X + other.Width));
        var down = Math.Max(other.Y - (Y + Height), Y - (other.Y + other.Height));
        return Math.Max(0, Math.Max(across, down));
    }
}
