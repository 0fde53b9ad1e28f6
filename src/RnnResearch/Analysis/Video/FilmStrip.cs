using RnnResearch.Data.Video;
using RnnResearch.Metrics;
using SkiaSharp;

namespace RnnResearch.Analysis.Video;

/// <summary>
/// A clip as a strip of film: frames from its first to its last, under each the three likeliest actions as the network saw them when it
/// had seen that frame and none of the later ones. The action that is shown is blue.
/// </summary>
public static class FilmStrip
{
    private const int MostFrames = 12;
    private const int Columns = 6;
    private const int Told = 3; // actions under a frame
    private const int Margin = 24;
    private const int Gap = 14;
    private const int Side = 168;
    private const float HeadingSize = 26;
    private const float WordSize = 14;
    private static readonly SKColor Ink = new(0x1f, 0x1f, 0x1f);
    private static readonly SKColor Right = new(0x6a, 0xae, 0xe0);
    private static readonly SKColor Other = new(0xd5, 0xd5, 0xd5);

    /// <param name="clip">the clip</param>
    /// <param name="kind">what its numbers are</param>
    /// <param name="read">what was said of it</param>
    /// <param name="actions">the names of the C actions</param>
    /// <returns>the bytes of a PNG file, the same ones for the same arguments</returns>
    public static byte[] Draw(VideoClip clip, FrameKind kind, ReadClip read, IReadOnlyList<string> actions)
    {
        using var heading = new Lettering(HeadingSize, Ink);
        using var label = new Lettering(WordSize, Ink);
        var frames = Shown(clip.Length);
        var columns = Math.Min(Columns, frames.Count);
        var rows = (frames.Count + columns - 1) / columns;
        var width = (2 * Margin) + (columns * (Side + Gap)) - Gap;
        var lines = TextLines.Wrap(Heading(clip, read, actions).Split(' '), width - (2 * Margin), heading.Measure);
        var top = Margin + (lines.Count * heading.LineHeight) + Gap;
        var step = Side + ((Told + 1) * label.LineHeight) + Gap;

        using var bitmap = new SKBitmap(PictureBitmap.Format(width, top + (rows * step) - Gap + Margin));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        foreach (var (i, line) in lines.Index()) heading.Write(canvas, line, Margin, Margin + heading.Ascent + (i * heading.LineHeight));
        var drawing = new FrameDrawing(clip, kind);
        foreach (var (i, t) in frames.Index())
        {
            var (x, y) = (Margin + (i % columns * (Side + Gap)), top + (i / columns * step));
            drawing.Draw(canvas, t, SKRect.Create(x, y, Side, Side));
            label.Write(canvas, $"frame {t + 1} of {clip.Length}", x, y + Side + label.Ascent);
            Tell(canvas, label, read, t, actions, (x, y + Side + label.LineHeight));
        }
        canvas.Flush();
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    /// <summary>Frames from the first to the last, as evenly as whole frames lie.</summary>
    internal static IReadOnlyList<int> Shown(int length)
    {
        var count = Math.Min(length, MostFrames);
        return [.. Enumerable.Range(0, count).Select(i => count == 1 ? 0 : i * (length - 1) / (count - 1))];
    }

    private static string Heading(VideoClip clip, ReadClip read, IReadOnlyList<string> actions)
    {
        var (shown, said) = (actions[clip.Action], actions[read.Verdict()]);
        return read.Verdict() == clip.Action ? $"{clip.Name}: {shown}, and so it was said" : $"{clip.Name}: {shown}, but {said} was said";
    }

    /// <summary>The likeliest actions at a frame, each with a bar as long as it is likely.</summary>
    private static void Tell(
        SKCanvas canvas, Lettering label, ReadClip read, int t, IReadOnlyList<string> actions, (int X, int Y) at)
    {
        using var paint = new SKPaint();
        foreach (var (place, action) in Enumerable.Range(0, actions.Count).OrderByDescending(a => read.LogP[t][a]).Take(Told).Index())
        {
            var p = Math.Exp(read.LogP[t][action]);
            var y = at.Y + (place * label.LineHeight);
            paint.Color = action == read.Action ? Right : Other;
            canvas.DrawRect(at.X, y + 1, (float)(p * Side), label.LineHeight - 2, paint);
            var percent = $"{Math.Round(100 * p)} %";
            var room = Side - label.Measure(percent) - 6;
            label.Write(canvas, TextLines.Ellipsize(actions[action], room, label.Measure), at.X + 3, y + label.Ascent);
            label.Write(canvas, percent, at.X + Side - label.Measure(percent), y + label.Ascent);
        }
    }
}
