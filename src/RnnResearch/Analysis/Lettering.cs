using System.Text;
using SkiaSharp;

namespace RnnResearch.Analysis;

/// <summary>
/// Antialiased text of one size and colour. Every character shows: in the library's typeface, in one of the system's, or as a box.
/// Characters stand side by side in the order of the text; scripts that join letters or run to the left are not shaped.
/// </summary>
internal sealed class Lettering(float size, SKColor colour) : IDisposable
{
    private readonly SKPaint paint = new() { Color = colour, IsAntialias = true };

    /// <summary>Pixels from one base line to the next.</summary>
    public int LineHeight { get; } = (int)MathF.Round(1.33f * size);

    /// <summary>Pixels from the top of a line to its base line.</summary>
    public int Ascent { get; } = (int)MathF.Round(0.9f * size);

    /// <summary>Pixels from the left edge of a text to the left edge of what would follow it.</summary>
    public float Measure(string text) => Runs(text).Sum(run => Width(run.Typeface, run.Text));

    /// <summary>Writes a text from (x, baseline) to the right.</summary>
    public void Write(SKCanvas canvas, string text, float x, float baseline)
    {
        foreach (var (typeface, run) in Runs(text))
        {
            using var font = Font(typeface);
            canvas.DrawText(run, x, baseline, font, paint);
            x += Width(typeface, run);
        }
    }

    public void Dispose() => paint.Dispose();

    private float Width(SKTypeface typeface, string run)
    {
        using var font = Font(typeface);
        return font.MeasureText(typeface.GetGlyphs(run));
    }

    // Unhinted outlines at fractions of a pixel: letters keep their shapes and distances at every size.
    private SKFont Font(SKTypeface typeface) =>
        new(typeface, size) { Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.None, Subpixel = true };

    /// <summary>Splits a text where the typeface changes.</summary>
    private static IEnumerable<(SKTypeface Typeface, string Text)> Runs(string text)
    {
        var run = new StringBuilder();
        var current = Typefaces.Own;
        foreach (var character in text.EnumerateRunes())
        {
            var typeface = Typefaces.Of(character);
            if (typeface != current && run.Length > 0)
            {
                yield return (current, run.ToString());
                run.Clear();
            }
            current = typeface;
            run.Append(character.ToString());
        }
        if (run.Length > 0)
            yield return (current, run.ToString());
    }
}
