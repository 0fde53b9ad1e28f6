using SkiaSharp;
using static TorchSharp.torch;

namespace RnnResearch.Data.Images;

/// <summary>Decodes JPEG and PNG by Skia, and looks at what it says of the data.</summary>
internal static class ImageDecoder
{
    private const int Opaque = byte.MaxValue;

    /// <summary>The image in sRGB, whole and upright, on white where it is transparent.</summary>
    /// <exception cref="ImageException">Some of it is missing or damaged. The message lacks the file's name.</exception>
    public static SeenImage Decode(byte[] file, bool isJpeg)
    {
        using var scope = NewDisposeScope();
        using var stored = Stored(file, out var origin);
        if (isJpeg)
        {
            var scans = JpegScans.Of(file);
            if (!scans.AreThere || !IsSame(stored, scans.WithFiller(file))) throw CutOff();
        }
        else origin = ExifOrientation.OfPng(file);
        var pixels = OnWhite(stored, out var transparent);
        return new(ExifOrientation.Upright(pixels, origin).MoveToOuterDisposeScope(), transparent, origin != SKEncodedOrigin.Default);
    }

    /// <summary>Four bytes a pixel, as stored: neither turned nor composed.</summary>
    private static SKBitmap Stored(byte[] file, out SKEncodedOrigin origin)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data) ?? throw Damaged("its header is damaged, or of a kind that is not read");
        origin = codec.EncodedOrigin;
        using var sRgb = SKColorSpace.CreateSrgb();
        var format = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul, sRgb);
        var bitmap = new SKBitmap();
        try
        {
            if (!bitmap.TryAllocPixels(format))
                throw new ImageException(CaptionProblemKind.LargeImage, $"no memory for {format.Width} x {format.Height} pixels");
            return codec.GetPixels(format, bitmap.GetPixels()) switch
            {
                SKCodecResult.Success => bitmap,
                SKCodecResult.IncompleteInput => throw CutOff(),
                SKCodecResult.ErrorInInput => throw Damaged("its data is damaged"),
                var result => throw Damaged($"Skia says {result}; saving it anew with an image editor may help"),
            };
        }
        catch
        {
            bitmap.Dispose();
            throw;
        }
    }

    private static bool IsSame(SKBitmap stored, byte[] filled)
    {
        try
        {
            using var again = Stored(filled, out _);
            return again.GetPixelSpan().SequenceEqual(stored.GetPixelSpan());
        }
        catch (ImageException)
        {
            return false; // what followed the data was read and was nonsense
        }
    }

    /// <summary>uint8 [3, H, W] of red, green, blue and alpha.</summary>
    private static Tensor OnWhite(SKBitmap stored, out bool transparent)
    {
        var rgba = stored.GetPixelSpan();
        var pixels = empty([3, stored.Height, stored.Width], dtype: ScalarType.Byte);
        var planes = pixels.bytes;
        var plane = stored.Width * stored.Height;
        transparent = false;
        for (var i = 0; i < plane; i++)
        {
            var alpha = rgba[(4 * i) + 3];
            transparent |= alpha < Opaque;
            for (var channel = 0; channel < 3; channel++)
            {
                var value = rgba[(4 * i) + channel];
                var light = alpha == Opaque ? value : ((value * alpha) + (Opaque * (Opaque - alpha)) + (Opaque / 2)) / Opaque;
                planes[(channel * plane) + i] = (byte)light;
            }
        }
        return pixels;
    }

    private static ImageException CutOff() =>
        new(CaptionProblemKind.TruncatedImage, "the image cannot be decoded: it is cut off, some of its pixels are missing");

    private static ImageException Damaged(string how) =>
        new(CaptionProblemKind.DamagedImage, $"the image cannot be decoded: {how}");
}
