using RnnResearch.Data.Video;
using SkiaSharp;

namespace RnnResearch.Analysis.Video;

/// <summary>Draws the frames of a clip: pixels as they are, skeletons seen from the front, measured numbers as bars.</summary>
/// <param name="clip">the clip; all of its frames are drawn on one scale</param>
/// <param name="kind">what its numbers are</param>
internal sealed class FrameDrawing(VideoClip clip, FrameKind kind)
{
    private const float Inset = 0.08f; // of the side, left free around a skeleton or bars
    private static readonly SKColor Ground = new(0x14, 0x14, 0x18);
    private static readonly SKColor Light = new(0xf2, 0xf2, 0xf2);

    /// <summary>Draws frame t into a square.</summary>
    public void Draw(SKCanvas canvas, int t, SKRect square)
    {
        using var paint = new SKPaint { Color = Ground };
        canvas.DrawRect(square, paint);
        var inner = SKRect.Inflate(square, -Inset * square.Width, -Inset * square.Height);
        if (kind == FrameKind.Pixels) DrawPixels(canvas, clip.Frame(t), square, paint);
        else if (kind == FrameKind.Joints) DrawJoints(canvas, clip.Frame(t), inner, paint);
        else DrawBars(canvas, clip.Frame(t), inner, paint);
    }

    private static void DrawPixels(SKCanvas canvas, ReadOnlySpan<float> grey, SKRect square, SKPaint paint)
    {
        var side = (int)Math.Sqrt(grey.Length);
        var pixel = square.Width / side;
        for (var i = 0; i < grey.Length; i++)
        {
            if (grey[i] <= 0) continue;
            paint.Color = Mixed(grey[i]);
            canvas.DrawRect(square.Left + (i % side * pixel), square.Top + (i / side * pixel), pixel, pixel, paint);
        }
    }

    private static SKColor Mixed(float grey)
    {
        byte Between(byte dark, byte light) => (byte)Math.Round(dark + ((light - dark) * Math.Min(grey, 1)));
        return new SKColor(Between(Ground.Red, Light.Red), Between(Ground.Green, Light.Green), Between(Ground.Blue, Light.Blue));
    }

    private void DrawJoints(SKCanvas canvas, ReadOnlySpan<float> joints, SKRect square, SKPaint paint)
    {
        var (left, right) = Range(3, 0);
        var (low, high) = Range(3, 1);
        var scale = square.Width / Math.Max(Math.Max(right - left, high - low), 1e-3f);
        var at = new SKPoint[joints.Length / 3];
        for (var joint = 0; joint < at.Length; joint++)
            at[joint] = new SKPoint(
                square.MidX + (scale * (joints[3 * joint] - ((left + right) / 2))),
                square.MidY - (scale * (joints[(3 * joint) + 1] - ((low + high) / 2))));
        (paint.Color, paint.IsAntialias, paint.StrokeCap) = (Light, true, SKStrokeCap.Round);
        paint.StrokeWidth = square.Width / 50;
        foreach (var (from, to) in Skeleton.Bones) canvas.DrawLine(at[from], at[to], paint);
        canvas.DrawCircle(at[Skeleton.Head], square.Width / 25, paint);
    }

    /// <summary>A bar for each number, from the least it is in the clip to the most.</summary>
    private void DrawBars(SKCanvas canvas, ReadOnlySpan<float> numbers, SKRect square, SKPaint paint)
    {
        paint.Color = Light;
        var width = square.Width / numbers.Length;
        for (var i = 0; i < numbers.Length; i++)
        {
            var (least, most) = Range(numbers.Length, i);
            var share = most > least ? (numbers[i] - least) / (most - least) : 0.5f;
            var height = Math.Max(1, share * square.Height);
            canvas.DrawRect(square.Left + (i * width), square.Bottom - height, 0.8f * width, height, paint);
        }
    }

    /// <summary>The least and the most of every number of the clip in places first, first + stride, ...</summary>
    private (float Least, float Most) Range(int stride, int first)
    {
        var (least, most) = (float.PositiveInfinity, float.NegativeInfinity);
        for (var i = first; i < clip.Numbers.Length; i += stride)
            (least, most) = (Math.Min(least, clip.Numbers[i]), Math.Max(most, clip.Numbers[i]));
        return (least, most);
    }
}
