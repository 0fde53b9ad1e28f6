using System.Buffers.Binary;

namespace RnnResearch.Data;

/// <summary>What an image file's bytes say without decoding: size in pixels, whether the end is there, and which format it is.</summary>
public sealed record ImageFileInfo(int Width, int Height, bool IsTruncated, bool IsJpeg)
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Inspects JPEG and PNG; null for anything else.</summary>
    public static ImageFileInfo? Of(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith(PngSignature))
            return OfPng(file);
        return file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? OfJpeg(file) : null;
    }

    /// <summary>Chunks of length, type, data and checksum; IHDR is the first and has the size, IEND ends the file.</summary>
    private static ImageFileInfo OfPng(ReadOnlySpan<byte> file)
    {
        if (file.Length < 33)
            return new(0, 0, IsTruncated: true, IsJpeg: false);
        var width = SizeAt(file[16..]);
        var height = SizeAt(file[20..]);
        long at = 8;
        while (at + 12 <= file.Length)
        {
            var chunk = file[(int)at..];
            if (chunk[4..8].SequenceEqual("IEND"u8))
                return new(width, height, IsTruncated: false, IsJpeg: false);
            at += 12 + (long)BinaryPrimitives.ReadUInt32BigEndian(chunk);
        }
        return new(width, height, IsTruncated: true, IsJpeg: false);
    }

    /// <summary>Segments of marker and length up to the first start of scan; a start-of-frame segment has the size.</summary>
    private static ImageFileInfo OfJpeg(ReadOnlySpan<byte> file)
    {
        int width = 0, height = 0, at = 2;
        while (at + 9 <= file.Length && file[at] == 0xFF)
        {
            var marker = file[at + 1];
            if (marker == 0xDA)
                return new(width, height, !EndsImage(file[at..]), IsJpeg: true);
            if (IsStartOfFrame(marker))
            {
                height = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]);
                width = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]);
            }
            var padding = marker == 0xFF;
            at += padding ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }
        return new(width, height, IsTruncated: true, IsJpeg: true);
    }

    internal static bool IsStartOfFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>A size that no int holds is as large as one that it just does: too large.</summary>
    private static int SizeAt(ReadOnlySpan<byte> at) => int.CreateSaturating(BinaryPrimitives.ReadUInt32BigEndian(at));

    /// <summary>Within coded data every FF is followed by 00 or a restart marker, so FF D9 is the true end.</summary>
    private static bool EndsImage(ReadOnlySpan<byte> scan) => scan.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) > 0;
}
