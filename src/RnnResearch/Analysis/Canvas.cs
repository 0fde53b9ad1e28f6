using RnnResearch.Data;
using static TorchSharp.torch;

namespace RnnResearch.Analysis;

/// <summary>An RGB picture being drawn.</summary>
public sealed class Canvas
{
    private readonly byte[] pixels; // [H, W, 3]

    /// <summary>A picture of one colour.</summary>
    public Canvas(int width, int height, (byte R, byte G, byte B) background)
    {
        Width = width;
        Height = height;
        pixels = new byte[height * width * 3];
        Fill(0, 0, width, height, background);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Fills a rectangle; what lies outside the picture is left out.</summary>
    public void Fill(int x, int y, int width, int height, (byte R, byte G, byte B) colour)
    {
        for (var row = Math.Max(0, y); row < Math.Min(Height, y + height); row++)
            for (var column = Math.Max(0, x); column < Math.Min(Width, x + width); column++)
                Set(column, row, colour);
    }

    /// <summary>Writes a text with its top left corner at (x, y), each pixel of the font <paramref name="scale"/> pixels wide.</summary>
    public void Write(string text, int x, int y, int scale, (byte R, byte G, byte B) colour)
    {
        foreach (var (dx, dy) in PixelFont.Pixels(text))
            Fill(x + (dx * scale), y + (dy * scale), scale, scale, colour);
    }

    /// <summary>Copies a picture, float [3, h, w] in 0..255, with its top left corner at (x, y).</summary>
    public void Paste(Tensor picture, int x, int y)
    {
        using var scope = NewDisposeScope();
        var (h, w) = ((int)picture.shape[1], (int)picture.shape[2]);
        var bytes = picture.clamp(0, 255).round().to(ScalarType.Byte).permute(1, 2, 0).contiguous().data<byte>().ToArray();
        for (var row = 0; row < h; row++)
            bytes.AsSpan(row * w * 3, w * 3).CopyTo(pixels.AsSpan((((y + row) * Width) + x) * 3));
    }

    /// <summary>Writes the picture as a PNG file.</summary>
    public void Save(string path)
    {
        using var scope = NewDisposeScope();
        ImageFiles.WritePng(path, tensor(pixels, [Height, Width, 3L]).permute(2, 0, 1).contiguous());
    }

    private void Set(int x, int y, (byte R, byte G, byte B) colour)
    {
        var at = ((y * Width) + x) * 3;
        (pixels[at], pixels[at + 1], pixels[at + 2]) = colour;
    }
}
