using System.Runtime.InteropServices;
using SkiaSharp;
using static TorchSharp.torch;

namespace RnnResearch.Analysis;

/// <summary>Brings pictures from tensors to Skia. Who is given a bitmap disposes of it.</summary>
internal static class PictureBitmap
{
    /// <summary>Four bytes a pixel, the last of them unused: pictures are opaque.</summary>
    public static SKImageInfo Format(int width, int height) => new(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);

    /// <summary>A bitmap of a picture, uint8 [3, H, W].</summary>
    public static SKBitmap Of(Tensor image)
    {
        using var packed = image.contiguous();
        var (height, width) = ((int)packed.size(1), (int)packed.size(2));
        var planes = packed.data<byte>().ToArray();
        var plane = height * width;
        var pixels = new byte[4 * plane];
        for (var at = 0; at < plane; at++)
        {
            for (var channel = 0; channel < 3; channel++)
                pixels[(4 * at) + channel] = planes[(channel * plane) + at];
            pixels[(4 * at) + 3] = byte.MaxValue;
        }
        return Of(pixels, Format(width, height));
    }

    /// <summary>A bitmap of pixels in <see cref="Format"/>.</summary>
    public static SKBitmap Of(byte[] pixels, SKImageInfo format)
    {
        var bitmap = new SKBitmap(format);
        Marshal.Copy(pixels, 0, bitmap.GetPixels(), pixels.Length);
        return bitmap;
    }
}
