using static TorchSharp.torch;
using static TorchSharp.torchvision.io;

namespace TorchSharp;

/// <summary>An image as files have it, row by row, [height, width, channels]: grey, grey and alpha, RGB, or RGB and alpha (not premultiplied).</summary>
internal sealed record Pixels(byte[] Bytes, int Height, int Width, int Channels)
{
    private bool IsGrey => Channels <= 2;

    private bool HasAlpha => Channels is 2 or 4;

    internal static byte[] Allocate(long height, long width, int channels) => height * width * channels <= Array.MaxLength
        ? new byte[height * width * channels]
        : throw new InvalidDataException($"The image is too large: {width} x {height} pixels.");

    internal static Pixels Of(Tensor image)
    {
        if (image.dtype != ScalarType.Byte || image.dim() != 3 || image.shape is not [1 or 3 or 4, > 0, > 0])
            throw new ArgumentException($"An image is uint8 [C, H, W] with 1, 3 or 4 channels; got {image.dtype} [{string.Join(", ", image.shape)}].", nameof(image));
        using var scope = NewDisposeScope();
        var interleaved = image.detach().to(DeviceType.CPU).permute(1, 2, 0).contiguous();
        return new Pixels(interleaved.bytes.ToArray(), (int)image.shape[1], (int)image.shape[2], (int)image.shape[0]);
    }

    /// <summary>The bytes channel by channel, [channels, height, width].</summary>
    internal byte[] Planes()
    {
        if (Channels == 1)
            return Bytes;
        var area = Height * Width;
        var planes = new byte[Bytes.Length];
        for (var channel = 0; channel < Channels; channel++)
        {
            for (int pixel = 0, from = channel; pixel < area; pixel++, from += Channels)
                planes[channel * area + pixel] = Bytes[from];
        }
        return planes;
    }

    internal Pixels As(ImageReadMode mode) => mode switch
    {
        ImageReadMode.UNCHANGED => As(IsGrey ? ImageReadMode.GRAY : ImageReadMode.RGB),
        ImageReadMode.GRAY => Convert(1),
        ImageReadMode.GRAY_ALPHA => Convert(2),
        ImageReadMode.RGB => Convert(3),
        ImageReadMode.RGB_ALPHA => Convert(4),
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Unknown image read mode."),
    };

    private Pixels Convert(int channels)
    {
        if (channels == Channels)
            return this;
        var result = new byte[Height * Width * channels];
        for (int from = 0, to = 0; to < result.Length; from += Channels, to += channels)
            Convert(Bytes.AsSpan(from, Channels), result.AsSpan(to, channels));
        return new Pixels(result, Height, Width, channels);
    }

    private void Convert(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var (red, green, blue) = IsGrey ? (from[0], from[0], from[0]) : (from[0], from[1], from[2]);
        var alpha = HasAlpha ? from[^1] : byte.MaxValue;
        // What shows through a transparent pixel is black when there is no alpha channel to say so.
        if (to.Length is 1 or 3)
            (red, green, blue) = (Over(red, alpha), Over(green, alpha), Over(blue, alpha));
        if (to.Length <= 2)
            to[0] = Grey(red, green, blue);
        else
            (to[0], to[1], to[2]) = (red, green, blue);
        if (to.Length is 2 or 4)
            to[^1] = alpha;
    }

    private static byte Over(byte value, byte alpha) => (byte)((value * alpha + 127) / 255);

    // The weights of torchvision's rgb_to_grayscale, which leave a grey that is grey already as it is.
    private static byte Grey(byte red, byte green, byte blue)
        => red == green && green == blue ? red : (byte)(0.2989f * red + 0.587f * green + 0.114f * blue);
}
