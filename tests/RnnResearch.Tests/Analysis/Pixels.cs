using SkiaSharp;

namespace RnnResearch.Tests.Analysis;

/// <summary>What a PNG file shows.</summary>
internal sealed class Pixels
{
    private readonly SKColor[] values; // [H, W]

    public Pixels(byte[] png)
    {
        using var bitmap = SKBitmap.Decode(png);
        (values, Width, Height) = (bitmap.Pixels, bitmap.Width, bitmap.Height);
    }

    public int Width { get; }

    public int Height { get; }

    public (byte R, byte G, byte B) this[int x, int y]
    {
        get
        {
            var colour = values[(y * Width) + x];
            return (colour.Red, colour.Green, colour.Blue);
        }
    }

    /// <summary>Every place of a colour, row by row.</summary>
    public IEnumerable<(int X, int Y)> Where(Func<(byte R, byte G, byte B), bool> isIt) =>
        from y in Enumerable.Range(0, Height)
        from x in Enumerable.Range(0, Width)
        where isIt(this[x, y])
        select (x, y);
}
