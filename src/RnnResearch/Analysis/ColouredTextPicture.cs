using System.Globalization;
using SkiaSharp;

namespace RnnResearch.Analysis;

/// <summary>
/// Texts in which each word stands on a colour: blue where it speaks for what was said of the text, orange where it speaks against it, the
/// fuller the more. The two are told apart by people who see no red or green.
/// </summary>
public static class ColouredTextPicture
{
    private const int Width = 900;
    private const int Margin = 24;
    private const int BetweenTexts = 22;
    private const int Gap = 6;
    private const int Pad = 4; // of a word's colour beyond the word
    private const float HeadingSize = 17;
    private const float WordSize = 24;
    private const byte Fullest = 200; // of 255: ink stays readable on it
    private static readonly SKColor Ink = new(0x1f, 0x1f, 0x1f);
    private static readonly SKColor Pale = new(0x66, 0x66, 0x66);
    private static readonly SKColor For = new(0x3b, 0x82, 0xd6);
    private static readonly SKColor Against = new(0xf2, 0x8e, 0x2b);

    /// <param name="texts">one under the other</param>
    /// <param name="measure">what the weights are, for the line under the texts</param>
    /// <param name="unit">in which they are</param>
    /// <returns>the bytes of a PNG file, the same ones for the same arguments</returns>
    public static byte[] Draw(IReadOnlyList<ColouredText> texts, string measure, string unit)
    {
        var full = texts.SelectMany(text => text.Weights).Select(Math.Abs).DefaultIfEmpty().Max();
        using var small = new Lettering(HeadingSize, Pale);
        using var large = new Lettering(WordSize, Ink);
        var blocks = texts.Select(text => Lines(text, large)).ToList();
        var height = (2 * Margin) + (2 * small.LineHeight) + Gap
            + blocks.Sum(lines => small.LineHeight + (lines.Count * LineHeight(large)) + BetweenTexts);
        using var bitmap = new SKBitmap(PictureBitmap.Format(Width, height));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        var y = Margin;
        foreach (var (text, lines) in texts.Zip(blocks))
        {
            small.Write(canvas, TextLines.Ellipsize(text.Heading, Width - (2 * Margin), small.Measure), Margin, y + small.Ascent);
            y += small.LineHeight;
            foreach (var line in lines) WriteLine(canvas, large, line, full, ref y);
            y += BetweenTexts;
        }
        WriteLegend(canvas, y);
        y += small.LineHeight + Gap;
        var scale = string.Create(CultureInfo.InvariantCulture, $"{measure}; the fullest colour is {full:0.0} {unit}");
        small.Write(canvas, scale, Margin, y + small.Ascent);
        canvas.Flush();
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static int LineHeight(Lettering large) => large.LineHeight + (2 * Pad);

    /// <summary>The words line by line, each with its weight; one that is longer than a line is cut short.</summary>
    private static List<List<(string Word, double Weight)>> Lines(ColouredText text, Lettering large)
    {
        var lines = new List<List<(string, double)>> { new() };
        var (room, left) = (Width - (2 * Margin), 0f);
        foreach (var (word, weight) in text.Words.Zip(text.Weights))
        {
            var shown = TextLines.Ellipsize(word, room - (2 * Pad), large.Measure);
            var step = Step(shown, large);
            if (left + step > room + Pad && left > 0)
            {
                lines.Add([]);
                left = 0;
            }
            lines[^1].Add((shown, weight));
            left += step;
        }
        return lines;
    }

    private static float Step(string word, Lettering large) => large.Measure(word) + (3 * Pad);

    private static void WriteLine(SKCanvas canvas, Lettering large, List<(string Word, double Weight)> line, double full, ref int y)
    {
        var x = (float)Margin;
        foreach (var (word, weight) in line)
        {
            Colour(canvas, x, y, large.Measure(word) + (2 * Pad), large.LineHeight + Pad, full > 0 ? weight / full : 0);
            large.Write(canvas, word, x + Pad, y + large.Ascent);
            x += Step(word, large);
        }
        y += LineHeight(large);
    }

    private static void WriteLegend(SKCanvas canvas, int y)
    {
        using var ink = new Lettering(HeadingSize, Ink);
        var x = (float)Margin;
        foreach (var (words, share) in new[] { ("spoke for it", 1.0), ("spoke against it", -1.0) })
        {
            Colour(canvas, x, y, ink.Measure(words) + (2 * Pad), ink.LineHeight, share);
            ink.Write(canvas, words, x + Pad, y + ink.Ascent);
            x += ink.Measure(words) + (6 * Pad);
        }
    }

    /// <param name="share">from -1, against, to 1, for</param>
    private static void Colour(SKCanvas canvas, float x, float y, float width, float height, double share)
    {
        var alpha = (byte)Math.Round(Fullest * Math.Min(1, Math.Abs(share)));
        using var paint = new SKPaint { Color = (share > 0 ? For : Against).WithAlpha(alpha), IsAntialias = true };
        canvas.DrawRoundRect(x, y, width, height, Pad, Pad, paint);
    }
}
