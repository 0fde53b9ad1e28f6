using SkiaSharp;

namespace RnnResearch.Analysis.Influence;

/// <summary>
/// The first steps of a network side by side, each input in a colour of its own, and above it the state, coloured by the inputs that it
/// holds: of a network that remembers the colours of all steps before, of one that sees the previous input only two.
/// </summary>
public static class InfluencePicture
{
    private const int Margin = 24;
    private const int Gap = 56; // between steps
    private const int Side = 132;
    private const int StateHeight = 200;
    private const int InputHeight = 56;
    private const int Between = 40; // state and input
    private const float HeadingSize = 22;
    private const float WordSize = 15;
    private static readonly SKColor Ink = new(0x1f, 0x1f, 0x1f);
    private static readonly SKColor Edge = new(0x90, 0x90, 0x90);

    /// <summary>The most steps there are colours for.</summary>
    public const int Most = 8;

    // Okabe and Ito's, which people with any colour vision tell apart; a lighter grey for their black.
    private static readonly SKColor[] colours =
    [
        new(0x56, 0xb4, 0xe9), new(0xe6, 0x9f, 0x00), new(0x00, 0x9e, 0x73), new(0xcc, 0x79, 0xa7),
        new(0xf0, 0xe4, 0x42), new(0x00, 0x72, 0xb2), new(0xd5, 0x5e, 0x00), new(0xb0, 0xb0, 0xb0),
    ];

    /// <param name="heading">what network it is</param>
    /// <param name="recurs">whether a state follows from the state before it; else from the input before it</param>
    /// <param name="shares">of step and input, <see cref="InfluenceMeter"/>; at most <see cref="Most"/> steps</param>
    /// <returns>the bytes of a PNG file, the same ones for the same arguments</returns>
    public static byte[] Draw(string heading, bool recurs, double[][] shares)
    {
        using var title = new Lettering(HeadingSize, Ink);
        using var words = new Lettering(WordSize, Ink);
        var steps = Math.Min(shares.Length, Most);
        var width = (2 * Margin) + (steps * (Side + Gap)) - Gap;
        var lines = TextLines.Wrap(heading.Split(' '), width - (2 * Margin), title.Measure);
        var top = Margin + (lines.Count * title.LineHeight) + Margin;
        var height = top + StateHeight + Between + InputHeight + words.LineHeight + Margin;
        using var bitmap = new SKBitmap(PictureBitmap.Format(width, height));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        foreach (var (i, line) in lines.Index()) title.Write(canvas, line, Margin, Margin + title.Ascent + (i * title.LineHeight));
        for (var t = 0; t < steps; t++) Step(canvas, words, shares[t], t, Left(t), top);
        for (var t = 1; t < steps; t++) FromBefore(canvas, recurs, t, top);
        canvas.Flush();
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static int Left(int t) => Margin + (t * (Side + Gap));

    private static void FromBefore(SKCanvas canvas, bool recurs, int t, int top)
    {
        using var paint = new SKPaint { IsAntialias = true };
        var (from, to) = (Left(t - 1) + Side, Left(t));
        if (recurs) Arrow(canvas, paint, new(from, top + (StateHeight / 2)), new(to, top + (StateHeight / 2)));
        else Arrow(canvas, paint, new(from, top + StateHeight + Between), new(to, top + StateHeight));
    }

    private static void Step(SKCanvas canvas, Lettering words, double[] shares, int t, int x, int top)
    {
        using var paint = new SKPaint { IsAntialias = true };
        var bottom = (double)(top + StateHeight);
        for (var s = 0; s <= t; s++)
        {
            var band = shares[s] * StateHeight;
            Box(canvas, paint, colours[s], SKRect.Create(x, (float)(bottom - band), Side, (float)band));
            if (band >= words.LineHeight) Middle(canvas, words, $"{Math.Round(100 * shares[s])} %", x, (float)(bottom - (band / 2)));
            bottom -= band;
        }
        Outline(canvas, paint, SKRect.Create(x, top, Side, StateHeight));
        var input = SKRect.Create(x, top + StateHeight + Between, Side, InputHeight);
        Box(canvas, paint, colours[t], input);
        Outline(canvas, paint, input);
        Middle(canvas, words, $"x{t + 1}", x, input.MidY);
        Arrow(canvas, paint, new(input.MidX, input.Top), new(input.MidX, input.Top - Between));
        var below = $"step {t + 1}";
        words.Write(canvas, below, x + ((Side - words.Measure(below)) / 2), input.Bottom + words.Ascent + 2);
    }

    private static void Box(SKCanvas canvas, SKPaint paint, SKColor colour, SKRect place)
    {
        (paint.Color, paint.Style) = (colour, SKPaintStyle.Fill);
        canvas.DrawRect(place, paint);
    }

    private static void Outline(SKCanvas canvas, SKPaint paint, SKRect place)
    {
        (paint.Color, paint.Style, paint.StrokeWidth) = (Edge, SKPaintStyle.Stroke, 1.5f);
        canvas.DrawRect(place, paint);
    }

    private static void Middle(SKCanvas canvas, Lettering words, string text, int x, float y) =>
        words.Write(canvas, text, x + ((Side - words.Measure(text)) / 2), y - (words.LineHeight / 2f) + words.Ascent);

    private static void Arrow(SKCanvas canvas, SKPaint paint, SKPoint from, SKPoint to)
    {
        const float head = 10;
        (paint.Color, paint.Style, paint.StrokeWidth) = (Edge, SKPaintStyle.Stroke, 2);
        canvas.DrawLine(from, to, paint);
        var way = MathF.Atan2(from.Y - to.Y, from.X - to.X);
        foreach (var side in new[] { way - 0.6f, way + 0.6f })
            canvas.DrawLine(to, new(to.X + (head * MathF.Cos(side)), to.Y + (head * MathF.Sin(side))), paint);
    }
}
