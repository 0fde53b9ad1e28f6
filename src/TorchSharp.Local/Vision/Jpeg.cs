using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>JPEG files, through libjpeg-turbo.</summary>
internal static unsafe class Jpeg
{
    private const int Grey = 6;
    private const int Rgb = 0;
    private const int Cmyk = 11;
    private const int CmykSpace = 3;
    private const int YcckSpace = 4;
    private const int GreySpace = 2;
    private const int HalfChroma = 2;
    private const int GreySampling = 3;

    internal static Pixels Decode(byte[] data)
    {
        var codec = Create(TurboJpeg.InitDecompress());
        try
        {
            int width, height, sampling, space;
            fixed (byte* bytes = data)
                Check(codec, TurboJpeg.DecompressHeader(codec, bytes, (nuint)data.Length, &width, &height, &sampling, &space));
            return space switch
            {
                GreySpace => Decode(codec, data, height, width, Grey, 1),
                CmykSpace or YcckSpace => FromCmyk(Decode(codec, data, height, width, Cmyk, 4), IsAdobe(data)),
                _ => Decode(codec, data, height, width, Rgb, 3),
            };
        }
        finally
        {
            _ = TurboJpeg.Destroy(codec);
        }
    }

    internal static byte[] Encode(Pixels pixels, int quality)
    {
        if (pixels.Channels == 4)
            throw new ArgumentException("JPEG has no alpha channel: give 1 or 3 channels, or write a PNG.");
        var codec = Create(TurboJpeg.InitCompress());
        byte* output = null;
        nuint length = 0;
        try
        {
            var (format, sampling) = pixels.Channels == 1 ? (Grey, GreySampling) : (Rgb, HalfChroma);
            fixed (byte* bytes = pixels.Bytes)
                Check(codec, TurboJpeg.Compress(codec, bytes, pixels.Width, 0, pixels.Height, format, &output, &length, sampling, quality, 0));
            return new ReadOnlySpan<byte>(output, (int)length).ToArray();
        }
        finally
        {
            TurboJpeg.Free(output);
            _ = TurboJpeg.Destroy(codec);
        }
    }

    private static Pixels Decode(nint codec, byte[] data, int height, int width, int format, int channels)
    {
        var pixels = Pixels.Allocate(height, width, channels);
        fixed (byte* bytes = data, output = pixels)
            Check(codec, TurboJpeg.Decompress(codec, bytes, (nuint)data.Length, output, width, 0, height, format, 0));
        return new Pixels(pixels, height, width, channels);
    }

    private static nint Create(nint codec)
        => codec != 0 ? codec : throw new InvalidOperationException("libjpeg-turbo could not be started: " + Message(0));

    private static void Check(nint codec, int result)
    {
        if (result == 0)
            return;
        var message = Message(codec);
        // Warnings leave a picture behind, and files with some stray bytes are common; one that ends early is not whole.
        if (TurboJpeg.ErrorCode(codec) != 0 || message.Contains("remature end", StringComparison.Ordinal))
            throw new InvalidDataException($"The JPEG is damaged: {message}.");
    }

    private static string Message(nint codec) => Marshal.PtrToStringUTF8(TurboJpeg.ErrorText(codec)) ?? "unknown error";

    /// <summary>Whether there is an Adobe marker: such files hold inverted ink, 255 for none.</summary>
    private static bool IsAdobe(byte[] data)
    {
        for (var at = 2; at + 9 < data.Length && data[at] == 0xFF && data[at + 1] != 0xDA; at += 2 + (data[at + 2] << 8 | data[at + 3]))
        {
            if (data[at + 1] == 0xEE && data.AsSpan(at + 4, 5).SequenceEqual("Adobe"u8))
                return true;
        }
        return false;
    }

    private static Pixels FromCmyk(Pixels pixels, bool inverted)
    {
        var rgb = new byte[pixels.Height * pixels.Width * 3];
        for (int from = 0, to = 0; to < rgb.Length; from += 4, to += 3)
        {
            var light = Light(pixels.Bytes[from + 3]);
            for (var channel = 0; channel < 3; channel++)
                rgb[to + channel] = (byte)((Light(pixels.Bytes[from + channel]) * light + 127) / 255);
        }
        return new Pixels(rgb, pixels.Height, pixels.Width, 3);

        int Light(byte ink) => inverted ? ink : 255 - ink;
    }
}
