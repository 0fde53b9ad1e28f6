using System.IO.Compression;

namespace RnnResearch.Reports;

/// <summary>Bytes as they stand in a page: deflated without a header, in base 64.</summary>
internal static class PageBlob
{
    public static string Of(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(bytes);
        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }
}
