using System.Buffers.Binary;
using System.IO.Compression;

namespace RnnResearch.Tests.Data.Images;

/// <summary>PNG files put together chunk by chunk, good ones and others.</summary>
internal static class PngBytes
{
    public const byte Grey = 0, Rgb = 2, Palette = 3, GreyAlpha = 4, Rgba = 6;

    /// <param name="width">as the header says</param>
    /// <param name="height">as the header says</param>
    /// <param name="colour">the colour type</param>
    /// <param name="bits">of a channel</param>
    /// <param name="rows">the rows that there are, each without its filter byte</param>
    /// <param name="chunks">what stands between header and data</param>
    public static byte[] Of(uint width, uint height, byte colour, byte bits, IEnumerable<byte[]> rows, params byte[][] chunks)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (bits, colour);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            foreach (var row in rows) zlib.Write([0, .. row]);
        byte[] signature = [0x89, .. "PNG\r\n"u8, 0x1A, .. "\n"u8];
        var between = chunks.SelectMany(chunk => chunk);
        return [.. signature, .. Chunk("IHDR", header), .. between, .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND")];
    }

    public static byte[] Chunk(string type, params byte[] data)
    {
        byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(type), .. data];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Checksum(body));
        return [.. length, .. body, .. sum];
    }

    private static uint Checksum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var next in bytes)
        {
            sum ^= next;
            for (var bit = 0; bit < 8; bit++) sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
        }
        return ~sum;
    }
}
