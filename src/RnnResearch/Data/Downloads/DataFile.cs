namespace RnnResearch.Data.Downloads;

/// <summary>
/// One file of a data set as published: its name, checksum, size in bytes (null: not known beforehand) and public address.
/// </summary>
public sealed record DataFile(string Name, FileDigest Digest, long? Bytes = null, Uri? Url = null)
{
    /// <summary>A file whose size and SHA-256 are known.</summary>
    public static DataFile Sha256(string name, long bytes, string hex, Uri? url = null) => new(name, FileDigest.Sha256(hex), bytes, url);

    /// <summary>
    /// What is wrong with the file at <paramref name="path"/>, with the expected and the actual value; null when it is whole.
    /// </summary>
    public string? Problem(string path)
    {
        var length = new FileInfo(path).Length;
        if (Bytes is { } expected && length != expected)
            return $"{path}: {length} bytes, expected {expected}";
        var actual = Digest.Of(path);
        return actual == Digest.Hex ? null : $"{path}: {Digest.Algorithm} is {actual}, expected {Digest.Hex}";
    }
}
