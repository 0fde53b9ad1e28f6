using System.Globalization;
using RnnResearch.Metrics;
using SkiaSharp;

namespace RnnResearch.Analysis.Video;

/// <summary>Accuracy over the share of each clip that has been seen: of the verdict so far, and of what is said at the frame seen last.</summary>
public static class OverTimePicture
{
    private const int Width = 720, Height = 480;
    private const float WordSize = 18;
    private static readonly SKRect Plot = new(76, 60, Width - 32, Height - 68);
    private static readonly SKColor Ink = new(0x1f, 0x1f, 0x1f);
    private static readonly SKColor Grid = new(0xe4, 0xe4, 0xe4);
    private static readonly SKColor Chance = new(0x8a, 0x8a, 0x8a);
    private static readonly SKColor Verdict = new(0x00, 0x72, 0xb2);
    private static readonly SKColor Frame = new(0xd5, 0x5e, 0x00);

    /// <param name="overTime">in the order of the shares</param>
    /// <param name="chance">the accuracy of one who knows nothing</param>
    /// <returns>the bytes of a PNG file, the same ones for the same arguments</returns>
    public static byte[] Draw(IReadOnlyList<SeenShare> overTime, double chance)
    {
        using var bitmap = new SKBitmap(PictureBitmap.Format(Width, Height));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        DrawAxes(canvas);
        DrawChance(canvas, chance);
        DrawCurve(canvas, Frame, overTime.Select(share => At(share.Seen, share.FrameAccuracy)));
        DrawCurve(canvas, Verdict, overTime.Select(share => At(share.Seen, share.Accuracy)));
        var x = Legend(canvas, "the verdict so far", Verdict, Plot.Left);
        x = Legend(canvas, "said at the last frame", Frame, x);
        Legend(canvas, "chance", Chance, x);
        canvas.Flush();
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static SKPoint At(double seen, double accuracy) =>
        new(Plot.Left + (float)(seen * Plot.Width), Plot.Bottom - (float)(accuracy * Plot.Height));

    private static void DrawAxes(SKCanvas canvas)
    {
        using var paint = new SKPaint { Color = Grid, StrokeWidth = 1 };
        using var label = new Lettering(WordSize, Ink);
        for (var fifths = 0; fifths <= 5; fifths++)
        {
            var (across, up) = (At(fifths / 5.0, 0), At(0, fifths / 5.0));
            canvas.DrawLine(across.X, Plot.Top, across.X, Plot.Bottom, paint);
            canvas.DrawLine(Plot.Left, up.Y, Plot.Right, up.Y, paint);
            var number = (fifths / 5.0).ToString("0.0", CultureInfo.InvariantCulture);
            label.Write(canvas, number, across.X - (label.Measure(number) / 2), Plot.Bottom + label.LineHeight);
            label.Write(canvas, number, Plot.Left - label.Measure(number) - 10, up.Y + (WordSize / 3));
        }
        const string Across = "share of the clip that has been seen";
        label.Write(canvas, Across, Plot.MidX - (label.Measure(Across) / 2), Plot.Bottom + (2 * label.LineHeight) + 6);
        canvas.Save();
        canvas.RotateDegrees(-90);
        const string Up = "accuracy";
        label.Write(canvas, Up, -Plot.MidY - (label.Measure(Up) / 2), 26);
        canvas.Restore();
    }

    private static void DrawChance(SKCanvas canvas, double chance)
    {
        using var dashes = SKPathEffect.CreateDash([8, 6], 0);
        using var paint = new SKPaint { Color = Chance, StrokeWidth = 2, PathEffect = dashes, IsStroke = true };
        canvas.DrawLine(At(0, chance), At(1, chance), paint);
    }

    private static void DrawCurve(SKCanvas canvas, SKColor colour, IEnumerable<SKPoint> points)
    {
        using var line = new SKPaint { Color = colour, StrokeWidth = 3, IsStroke = true, IsAntialias = true, StrokeJoin = SKStrokeJoin.Round };
        using var dot = new SKPaint { Color = colour, IsAntialias = true };
        using var path = new SKPath();
        path.AddPoly([.. points], close: false);
        canvas.DrawPath(path, line);
        foreach (var point in path.Points) canvas.DrawCircle(point, 5, dot);
    }

    /// <summary>A stroke and its name above the plot.</summary>
    /// <returns>where the next one begins</returns>
    private static float Legend(SKCanvas canvas, string name, SKColor colour, float x)
    {
        using var stroke = new SKPaint { Color = colour, StrokeWidth = 3 };
        using var label = new Lettering(WordSize, Ink);
        canvas.DrawLine(x, 30, x + 28, 30, stroke);
        label.Write(canvas, name, x + 36, 30 + (WordSize / 3));
        return x + 36 + label.Measure(name) + 28;
    }
}
