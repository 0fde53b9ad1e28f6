using SkiaSharp;

namespace RnnResearch.Analysis.Cells;

/// <summary>
/// The lecture's picture of one cell ("Searching for interpretable cells"; Karpathy, Johnson and Fei-Fei 2016, figure 2): the text, each
/// character on the colour of the cell's value when it was read, blue at -1, white at 0, green at 1.
/// </summary>
public static class CellPicture
{
    private const int Margin = 24;
    private const int CellWidth = 11;
    private const int CellHeight = 22;
    private const float HeadingSize = 19;
    private const float LetterSize = 15;
    private static readonly SKColor Ink = new(0x1f, 0x1f, 0x1f);
    private static readonly SKColor Low = new(0x4a, 0x86, 0xe8);
    private static readonly SKColor High = new(0x3c, 0xb4, 0x5f);

    /// <param name="heading">the line above it</param>
    /// <param name="tokens">what was read, a character, byte or word each; one that ends with a line end ends the picture's line</param>
    /// <param name="values">the cell's value at each, from -1 to 1</param>
    /// <param name="columns">characters in a line, after which it is broken</param>
    /// <returns>the bytes of a PNG file, the same ones for the same arguments</returns>
    public static byte[] Draw(string heading, IReadOnlyList<string> tokens, IReadOnlyList<float> values, int columns = 96)
    {
        var places = Places(tokens, columns);
        var rows = places.Count == 0 ? 1 : places[^1].Row + 1;
        using var title = new Lettering(HeadingSize, Ink);
        using var letters = new Lettering(LetterSize, Ink);
        var top = Margin + title.LineHeight + 8;
        var longest = places.Select(place => place.Column + place.Length).DefaultIfEmpty().Max();
        var width = Math.Max(longest * CellWidth, (int)MathF.Ceiling(title.Measure(heading)));
        using var bitmap = new SKBitmap(PictureBitmap.Format((2 * Margin) + width, top + (rows * CellHeight) + Margin));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        title.Write(canvas, heading, Margin, Margin + title.Ascent);
        using var ground = new SKPaint();
        for (var i = 0; i < tokens.Count; i++)
        {
            ground.Color = Colour(values[i]);
            var (row, column, length) = places[i];
            var (x, y) = (Margin + (column * CellWidth), top + (row * CellHeight));
            canvas.DrawRect(x, y, length * CellWidth, CellHeight, ground);
            Write(canvas, letters, Visible(tokens[i]), x, y, length * CellWidth);
        }
        canvas.Flush();
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    /// <summary>Where each token stands, and over how many characters' room.</summary>
    private static List<(int Row, int Column, int Length)> Places(IReadOnlyList<string> tokens, int columns)
    {
        var places = new List<(int Row, int Column, int Length)>(tokens.Count);
        var (row, column) = (0, 0);
        foreach (var token in tokens)
        {
            var length = Math.Clamp(Visible(token).EnumerateRunes().Count(), 1, columns);
            if (column > 0 && column + length > columns) (row, column) = (row + 1, 0);
            places.Add((row, column, length));
            column += length;
            if (token.EndsWith('\n')) (row, column) = (row + 1, 0);
        }
        return places;
    }

    /// <summary>Line ends and tabs as signs: a cell may count them.</summary>
    private static string Visible(string token) => token.Replace('\n', '↵').Replace('\t', '→').Replace('\r', '←');

    private static void Write(SKCanvas canvas, Lettering letters, string text, int x, int y, int width) => letters.Write(
        canvas, text, x + ((width - letters.Measure(text)) / 2), y + ((CellHeight - letters.LineHeight) / 2f) + letters.Ascent);

    private static SKColor Colour(float value)
    {
        var (end, share) = (value < 0 ? Low : High, Math.Min(1, Math.Abs(value)));
        byte Between(byte colour) => (byte)MathF.Round(255 + (share * (colour - 255)));
        return new SKColor(Between(end.Red), Between(end.Green), Between(end.Blue));
    }
}
