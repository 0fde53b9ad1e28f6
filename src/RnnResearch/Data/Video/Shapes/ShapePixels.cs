namespace RnnResearch.Data.Video.Shapes;

/// <summary>
/// Draws a shape in white on black, 16 points to a pixel, and around the edges of the picture. All is computed in whole numbers, so that
/// every machine draws the same bits.
/// </summary>
internal static class ShapePixels
{
    private const int Points = 4; // in a pixel, each way
    private const int Unit = 2 * Points; // of length: half the distance of two points, so that points and pixels' centres are whole
    private const int Around = MovingShape.Side * Unit;
    private const int One = 1024; // of a sine

    private static readonly int[] Sines =
    [
        .. Enumerable.Range(0, MovingShape.Angles).Select(angle => (int)Math.Round(One * Math.Sin(Math.Tau * angle / MovingShape.Angles))),
    ];

    /// <returns>grey values from 0 to 1, row by row</returns>
    public static float[] Of(MovingShape shape)
    {
        var pixels = new float[MovingShape.Side * MovingShape.Side];
        for (var row = 0; row < MovingShape.Side; row++)
            for (var column = 0; column < MovingShape.Side; column++)
                pixels[(row * MovingShape.Side) + column] = Covered(shape, row, column) / (float)(Points * Points);
        return pixels;
    }

    /// <summary>How many points of a pixel lie within the shape.</summary>
    private static int Covered(MovingShape shape, int row, int column)
    {
        var count = 0;
        for (var i = 0; i < Points * Points; i++)
        {
            var x = ((column - shape.X) * Unit) + (2 * (i % Points)) + 1 - Points;
            var y = ((row - shape.Y) * Unit) + (2 * (i / Points)) + 1 - Points;
            if (Holds(shape, Nearest(x), Nearest(y))) count++;
        }
        return count;
    }

    /// <summary>The shorter way there, across an edge or not.</summary>
    private static int Nearest(int distance) =>
        distance > Around / 2 ? distance - Around : distance < -Around / 2 ? distance + Around : distance;

    /// <summary>
    /// Whether a point at (x, y) from the centre lies within; u and v are its places along the turned shape and across it.
    /// </summary>
    private static bool Holds(MovingShape shape, int x, int y)
    {
        var (sine, cosine) = (Sines[shape.Angle], Sines[(shape.Angle + (MovingShape.Angles / 4)) % MovingShape.Angles]);
        long u = (x * cosine) + (y * sine), v = (y * cosine) - (x * sine);
        long radius = One * (Unit + (shape.Size * Unit * 3 / 4)); // 1 to 3.25 pixels
        return shape.Kind switch
        {
            MovingShapeKind.Bar => Math.Abs(u) <= radius && 3 * Math.Abs(v) <= radius,
            MovingShapeKind.Triangle => u >= -radius && 2 * Math.Abs(v) <= radius - u,
            MovingShapeKind.HalfDisc => v >= 0 && (u * u) + (v * v) <= radius * radius,
            _ => Math.Max(Math.Abs(u), Math.Abs(v)) <= radius && (3 * u <= -radius || 3 * v >= radius),
        };
    }
}
