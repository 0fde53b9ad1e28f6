using SkiaSharp;

namespace RnnResearch.Analysis;

/// <summary>A picture as a square tile, and the same lit where attention rests: in colour there, dim and grey elsewhere.</summary>
internal sealed class LitPicture : IDisposable
{
    private const float Shade = 0.35f; // what is left of the light where there is no attention
    private readonly int side;

    /// <summary>Scales a picture to a tile of <paramref name="side"/> pixels, by cubics, for a scene has only 64.</summary>
    public LitPicture(SKBitmap picture, int side)
    {
        this.side = side;
        Plain = new SKBitmap(PictureBitmap.Format(side, side));
        if (!picture.ScalePixels(Plain, SKFilterQuality.High))
            throw new InvalidOperationException($"Skia cannot scale {picture.Width}x{picture.Height} pixels to {side}x{side}");
    }

    public SKBitmap Plain { get; }

    /// <summary>The tile as a word saw it; the caller disposes of it.</summary>
    /// <param name="alpha">the word's attention, [gh · gw], row by row of the grid</param>
    /// <param name="grid">gh and gw</param>
    public SKBitmap Lit(float[] alpha, (int Rows, int Columns) grid)
    {
        var light = SmoothMap.Enlarge(alpha, grid, (side, side));
        var peak = MathF.Max(light.Max(), 1e-9f); // full light where the word looked most, however widely it looked
        var pixels = Plain.Bytes;
        for (var i = 0; i < light.Length; i++)
            Illuminate(pixels.AsSpan(4 * i, 3), light[i] / peak);
        return PictureBitmap.Of(pixels, Plain.Info);
    }

    public void Dispose() => Plain.Dispose();

    /// <summary>Colour goes with the light, so that even on a bright picture the eye finds at once where the word looked.</summary>
    private static void Illuminate(Span<byte> rgb, float light)
    {
        var dark = Shade * ((0.299f * rgb[0]) + (0.587f * rgb[1]) + (0.114f * rgb[2])); // Rec. 601 luma
        foreach (ref var channel in rgb)
            channel = (byte)MathF.Round(dark + (light * (channel - dark)));
    }
}
