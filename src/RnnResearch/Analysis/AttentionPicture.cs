using SkiaSharp;
using static TorchSharp.torch;

namespace RnnResearch.Analysis;

/// <summary>
/// The lecture's picture of soft attention ("Image Captioning with Attention"): the caption, the input, then for each word the
/// input lit where the decoder looked when it wrote that word.
/// </summary>
public static class AttentionPicture
{
    private const int MostColumns = 6;
    private const int Margin = 24;
    private const int Gap = 12;
    private const int UnderTile = 4;
    private const float HeadingSize = 30;
    private const float WordSize = 22;
    private const float SmallestWordSize = 15;
    private static readonly SKColor Ink = new(0x1f, 0x1f, 0x1f);

    /// <param name="image">uint8 [3, H, W]</param>
    /// <param name="words">the caption</param>
    /// <param name="attention">alpha of each word, [words][gh · gw], row by row of the grid; may be empty</param>
    /// <param name="grid">gh and gw</param>
    /// <param name="separator">what stands between the words of the caption</param>
    /// <param name="tile">side of a tile in pixels; a picture without attention is alone and twice as large</param>
    /// <returns>the bytes of a PNG file, the same ones for the same arguments</returns>
    public static byte[] Draw(
        Tensor image, IReadOnlyList<string> words, IReadOnlyList<float[]> attention, (int Rows, int Columns) grid, int tile = 208,
        string separator = " ")
    {
        var side = attention.Count == 0 ? 2 * tile : tile;
        var tiles = attention.Count + 1;
        var rows = (tiles + MostColumns - 1) / MostColumns;
        var columns = (tiles + rows - 1) / rows; // rows of equal length: seven tiles are four and three
        var inner = (columns * (side + Gap)) - Gap;

        using var heading = new Lettering(HeadingSize, Ink);
        using var label = new Lettering(WordSize, Ink);
        var lines = TextLines.Wrap(words.Count == 0 ? ["(no words)"] : words, inner, heading.Measure, separator);
        var top = Margin + (lines.Count * heading.LineHeight) + Gap;
        var step = side + UnderTile + label.LineHeight + Gap;
        var bottom = attention.Count == 0 ? top + side : top + (rows * step) - Gap;

        using var bitmap = new SKBitmap(PictureBitmap.Format((2 * Margin) + inner, bottom + Margin));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        for (var i = 0; i < lines.Count; i++)
            heading.Write(canvas, lines[i], Margin, Margin + heading.Ascent + (i * heading.LineHeight));

        using var source = PictureBitmap.Of(image);
        using var picture = new LitPicture(source, side);
        canvas.DrawBitmap(picture.Plain, Margin, top);
        for (var i = 1; i < tiles; i++)
        {
            var (x, y) = (Margin + (i % columns * (side + Gap)), top + (i / columns * step));
            using var lit = picture.Lit(attention[i - 1], grid);
            canvas.DrawBitmap(lit, x, y);
            WriteUnder(canvas, label, words[i - 1], x, y + side + UnderTile, side);
        }
        canvas.Flush();
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    /// <summary>Writes a word in the middle under its tile: smaller if too long, cut short where it would be too small to read.</summary>
    private static void WriteUnder(SKCanvas canvas, Lettering label, string word, int left, int top, int width)
    {
        var size = Math.Clamp(WordSize * width / label.Measure(word), SmallestWordSize, WordSize);
        using var fitting = new Lettering(size, Ink);
        var shown = TextLines.Ellipsize(word, width, fitting.Measure);
        fitting.Write(canvas, shown, left + ((width - fitting.Measure(shown)) / 2), top + label.Ascent);
    }
}
