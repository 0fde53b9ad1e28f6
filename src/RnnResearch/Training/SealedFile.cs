using System.Security.Cryptography;

namespace RnnResearch.Training;

/// <summary>A file of a sealed folder as its manifest has it.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record SealedFile(long Size, string Sha256)
{
    public override string ToString() => $"{Size} bytes, SHA-256 {Sha256}";

    internal static SealedFile Of(string path)
    {
        using var stream = RunFile.Open(path);
        return new(stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }
}
