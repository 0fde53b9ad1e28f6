using System.Security.Cryptography;

namespace RnnResearch.Data.Downloads;

/// <summary>A file's expected checksum, lower-case hexadecimal. MD5 only where the publisher of an original knows nothing better.</summary>
public sealed record FileDigest(HashAlgorithmName Algorithm, string Hex)
{
    public static FileDigest Sha256(string hex) => new(HashAlgorithmName.SHA256, hex);

    public static FileDigest Md5(string hex) => new(HashAlgorithmName.MD5, hex);

    /// <summary>The digest of a file's content, by this digest's algorithm.</summary>
    public string Of(string path)
    {
        using var hash = IncrementalHash.CreateHash(Algorithm);
        using var stream = File.OpenRead(path);
        var buffer = new byte[1 << 20];
        for (int read; (read = stream.Read(buffer)) > 0;)
            hash.AppendData(buffer, 0, read);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
