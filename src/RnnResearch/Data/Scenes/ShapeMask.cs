using System.Collections.Concurrent;

namespace RnnResearch.Data.Scenes;

/// <summary>
/// How much of each pixel a shape covers, in sixteenths: 4 x 4 sample points per pixel give smooth edges, and integer
/// arithmetic gives the same picture on every machine.
/// </summary>
internal static class ShapeMask
{
    /// <summary>The coverage of a pixel that lies wholly inside the shape.</summary>
    public const int Full = Samples * Samples;

    private const int Samples = 4;
    private static readonly ConcurrentDictionary<(Shape, int), byte[]> Masks = new();

    /// <summary>Coverage of a shape that fills a box of <paramref name="side"/> pixels, row by row: [side * side], each 0-16.</summary>
    public static byte[] Of(Shape shape, int side) => Masks.GetOrAdd((shape, side), key => Draw(key.Item1, key.Item2));

    private static byte[] Draw(Shape shape, int side)
    {
        var mask = new byte[side * side];
        for (var y = 0; y < side; y++)
            for (var x = 0; x < side; x++)
                mask[y * side + x] = Coverage(shape, side, x, y);
        return mask;
    }

    private static byte Coverage(Shape shape, int side, int x, int y)
    {
        // Lengths in eighths of a pixel, doubled to keep the centre of an odd box whole; the box spans [-r, r].
        var r = 2 * Samples * side;
        byte covered = 0;
        for (var i = 0; i < Samples; i++)
        {
            for (var j = 0; j < Samples; j++)
            {
                var u = 4 * (Samples * x + j) + 2 - r;
                var v = 4 * (Samples * y + i) + 2 - r;
                if (Inside(shape, u, v, r))
                    covered++;
            }
        }
        return covered;
    }

    private static bool Inside(Shape shape, int u, int v, int r) => shape switch
    {
        Shape.Circle => u * u + v * v <= r * r,
        Shape.Square => true,
        Shape.Triangle => 2 * Math.Abs(u) <= v + r, // apex in the middle of the top edge
        Shape.Cross => Math.Min(Math.Abs(u), Math.Abs(v)) * 3 <= r, // bars a third of the box wide
        Shape.Ring => u * u + v * v <= r * r && 10 * (u * u + v * v) >= 3 * r * r, // hole 0.55 as wide
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "Not a shape that can be drawn."),
    };
}
