using System.Buffers.Binary;
using SkiaSharp;
using static TorchSharp.torch;

namespace RnnResearch.Data.Images;

/// <summary>How a camera was held: EXIF's orientation, of which there are eight.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x112;

    /// <summary>What the eXIf chunk of a PNG says, which Skia does not read; it reads that of a JPEG.</summary>
    public static SKEncodedOrigin OfPng(ReadOnlySpan<byte> file)
    {
        for (long at = 8; at + 12 <= file.Length;)
        {
            var chunk = file[(int)at..];
            var length = BinaryPrimitives.ReadUInt32BigEndian(chunk);
            if (length > chunk.Length - 12) break;
            if (chunk[4..8].SequenceEqual("eXIf"u8)) return OfTiff(chunk.Slice(8, (int)length));
            at += 12 + length;
        }
        return SKEncodedOrigin.Default;
    }

    /// <summary>Turns and mirrors uint8 [3, H, W] so that it stands as it was seen.</summary>
    public static Tensor Upright(Tensor stored, SKEncodedOrigin origin) => origin switch
    {
        SKEncodedOrigin.TopRight => stored.flip(2),
        SKEncodedOrigin.BottomRight => stored.flip(1, 2),
        SKEncodedOrigin.BottomLeft => stored.flip(1),
        SKEncodedOrigin.LeftTop => stored.transpose(1, 2).contiguous(),
        SKEncodedOrigin.RightTop => stored.transpose(1, 2).flip(2).contiguous(),
        SKEncodedOrigin.RightBottom => stored.transpose(1, 2).flip(1, 2).contiguous(),
        SKEncodedOrigin.LeftBottom => stored.transpose(1, 2).flip(1).contiguous(),
        _ => stored.alias(),
    };

    /// <summary>A TIFF header, the place of a directory, and in it twelve bytes for each tag with the value at the ninth.</summary>
    private static SKEncodedOrigin OfTiff(ReadOnlySpan<byte> tiff)
    {
        var little = tiff.StartsWith("II"u8);
        ushort Short(ReadOnlySpan<byte> at) =>
            little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
        if (tiff.Length < 8) return SKEncodedOrigin.Default;
        var place = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (place > tiff.Length - 2) return SKEncodedOrigin.Default;
        var entries = tiff[((int)place + 2)..];
        for (var left = Short(tiff[(int)place..]); left > 0 && entries.Length >= 12; left--, entries = entries[12..])
            if (Short(entries) == Tag && Short(entries[8..]) is >= 1 and <= 8 and var value) return (SKEncodedOrigin)value;
        return SKEncodedOrigin.Default;
    }
}
