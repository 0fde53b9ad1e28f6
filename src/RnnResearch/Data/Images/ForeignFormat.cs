using System.Text;

namespace RnnResearch.Data.Images;

/// <summary>Names what is no JPEG or PNG by its first bytes, whatever the file is called.</summary>
internal static class ForeignFormat
{
    private const string Convert = "convert it to PNG or JPEG";

    private static readonly (string Name, int At, byte[] Bytes)[] Signatures =
    [
        ("a GIF", 0, [.. "GIF8"u8]),
        ("a WebP image", 8, [.. "WEBP"u8]),
        ("a BMP image", 0, [.. "BM"u8]),
        ("a TIFF image", 0, [.. "II*\0"u8]),
        ("a TIFF image", 0, [.. "MM\0*"u8]),
        ("an AVIF image", 4, [.. "ftypavi"u8]),
        ("a HEIC image", 4, [.. "ftyphei"u8]),
        ("a HEIC image", 4, [.. "ftyphev"u8]),
        ("a HEIF image", 4, [.. "ftypmif1"u8]),
        ("a HEIF image", 4, [.. "ftypmsf1"u8]),
        ("a JPEG 2000 image", 4, [.. "jP  "u8]),
        ("a JPEG XL image", 0, [0xFF, 0x0A]),
        ("a JPEG XL image", 4, [.. "JXL "u8]),
        ("an icon", 0, [0, 0, 1, 0]),
        ("a Photoshop file", 0, [.. "8BPS"u8]),
        ("a PDF", 0, [.. "%PDF"u8]),
    ];

    /// <summary>Such as <c>a GIF; convert it to PNG or JPEG</c>.</summary>
    public static string Describe(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty) return "an empty file";
        foreach (var (name, at, bytes) in Signatures)
            if (file.Length > at && file[at..].StartsWith(bytes)) return $"{name}; {Convert}";
        return file.StartsWith("PK"u8) ? "a zip archive; unpack it" : OfText(file) ?? $"something else; {Convert}";
    }

    private static string? OfText(ReadOnlySpan<byte> file)
    {
        var start = Encoding.Latin1.GetString(file[..Math.Min(file.Length, 1000)]).ToLowerInvariant();
        if (start.StartsWith("version https://git-lfs", StringComparison.Ordinal))
            return "a pointer to a file that Git LFS keeps; fetch it with git lfs pull";
        if (start.Contains("<svg", StringComparison.Ordinal)) return $"an SVG drawing; {Convert}";
        return start.Contains("<!doctype html", StringComparison.Ordinal) || start.Contains("<html", StringComparison.Ordinal)
            ? "an HTML page, perhaps the answer to a download that failed; fetch the image again"
            : null;
    }
}
