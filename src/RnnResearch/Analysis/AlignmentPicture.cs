using SkiaSharp;

namespace RnnResearch.Analysis;

/// <summary>
/// Which source words a translator looked at for each word that it wrote (Bahdanau, Cho and Bengio 2015, figure 3): the source from left
/// to right, what was written from top to bottom, white where it looked most.
/// </summary>
public static class AlignmentPicture
{
    private const int Margin = 16;
    private const int Gap = 8;
    private const int Side = 30; // of a cell
    private const float WordSize = 19;
    private const int LongestWord = 220;
    private static readonly SKColor Ink = new(0x1f, 0x1f, 0x1f);
    private static readonly SKColor Line = new(0x60, 0x60, 0x60);

    /// <param name="source">its words, the end included where it is looked at</param>
    /// <param name="written">the words of the translation</param>
    /// <param name="alpha">where it looked at each, [written][source], each row summing to one</param>
    /// <returns>the bytes of a PNG file, the same ones for the same arguments</returns>
    public static byte[] Draw(IReadOnlyList<string> source, IReadOnlyList<string> written, IReadOnlyList<float[]> alpha)
    {
        using var words = new Lettering(WordSize, Ink);
        string Fit(string word) => TextLines.Ellipsize(word == " " ? "␣" : word, LongestWord, words.Measure);
        string[] columns = [.. source.Select(Fit)], rows = [.. written.Select(Fit)];
        var left = Margin + (int)MathF.Ceiling(rows.Append("").Max(words.Measure)) + Gap;
        var top = Margin + (int)MathF.Ceiling(columns.Max(words.Measure)) + Gap;
        var format = PictureBitmap.Format(left + (columns.Length * Side) + Margin, top + (Math.Max(1, rows.Length) * Side) + Margin);
        using var bitmap = new SKBitmap(format);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        for (var j = 0; j < columns.Length; j++) WriteUp(canvas, words, columns[j], left + (j * Side), top - Gap);
        for (var i = 0; i < rows.Length; i++)
        {
            var baseline = top + (i * Side) + ((Side - words.LineHeight) / 2) + words.Ascent;
            words.Write(canvas, rows[i], left - Gap - words.Measure(rows[i]), baseline);
            for (var j = 0; j < columns.Length; j++) Fill(canvas, left + (j * Side), top + (i * Side), alpha[i][j]);
        }
        canvas.Flush();
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    // From the bottom to the top, in the middle of its column.
    private static void WriteUp(SKCanvas canvas, Lettering words, string word, int column, int bottom)
    {
        canvas.Save();
        canvas.Translate(column + ((Side - words.LineHeight) / 2) + words.Ascent, bottom);
        canvas.RotateDegrees(-90);
        words.Write(canvas, word, 0, 0);
        canvas.Restore();
    }

    private static void Fill(SKCanvas canvas, int x, int y, float share)
    {
        var level = (byte)MathF.Round(255 * Math.Clamp(share, 0, 1));
        using var paint = new SKPaint { Color = Line };
        canvas.DrawRect(x, y, Side, Side, paint);
        paint.Color = new SKColor(level, level, level);
        canvas.DrawRect(x + 1, y + 1, Side - 2, Side - 2, paint);
    }
}
