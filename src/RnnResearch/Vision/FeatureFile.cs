using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RnnResearch.Files;
using static TorchSharp.torch;

namespace RnnResearch.Vision;

/// <summary>
/// One float16 tensor [images, positions, channels] in a safetensors file, written row by row so that it need not fit into memory twice.
/// Rows go to <c>PATH.part</c>, which becomes <c>PATH</c> when the last is there. The header's metadata says how many rows have reached
/// the disk and, when all have, their SHA-256: a length alone says nothing of what is in a file after the power went.
/// </summary>
internal sealed class FeatureFile(string path, long images, long positions, long channels)
{
    private const int RowsPerRead = 256;
    private const int RowDigits = 12;
    private const string BeforeRows = """{"__metadata__":{"rows":""" + "\"";
    private static readonly string Unsealed = new('0', 2 * SHA256.HashSizeInBytes);

    public string Path => path;

    public long RowBytes => positions * channels * 2;

    /// <summary>Size of the finished file in bytes.</summary>
    public long Length => HeaderBytes + images * RowBytes;

    private string PartPath => path + ".part";

    private int HeaderBytes => Header(0, Unsealed).Length;

    /// <summary>Opens the part file for the next row.</summary>
    /// <returns>The stream and the number of rows that are there already.</returns>
    public (FileStream Stream, long Rows) OpenForAppending()
    {
        RegularFile.Require(PartPath, Posix.KindOf(PartPath, followLink: false));
        var part = new FileStream(PartPath, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        var rows = RowsIn(part);
        if (rows == 0) WriteHeader(part, 0, Unsealed);
        part.Position = HeaderBytes + rows * RowBytes;
        part.SetLength(part.Position);
        return (part, rows);
    }

    /// <summary>Notes that so many rows are there, when they have reached the disk.</summary>
    public void Keep(FileStream part, long rows)
    {
        Posix.Sync(part);
        var end = part.Position;
        WriteHeader(part, rows, Unsealed);
        part.Position = end;
    }

    /// <summary>Seals the part file, whose rows are all there, and makes it the file itself.</summary>
    public void Complete(FileStream part)
    {
        part.Position = HeaderBytes;
        WriteHeader(part, images, Convert.ToHexStringLower(SHA256.HashData(part)));
        Posix.Sync(part);
        part.Dispose();
        File.Move(PartPath, path, overwrite: true);
        Posix.SyncFolder(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
    }

    /// <summary>The whole tensor, float16 [images, positions, channels], outside every dispose scope.</summary>
    /// <returns>null where the file is not there, was never finished, or was altered since</returns>
    public Tensor? Load()
    {
        if (!File.Exists(path)) return null;
        using var stream = RegularFile.Open(path);
        if (stream.Length != Length) return null;
        var header = new byte[HeaderBytes];
        stream.ReadExactly(header);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var features = empty([images, positions, channels], dtype: ScalarType.Float16).DetachFromDisposeScope();
        for (long row = 0; row < images; row += RowsPerRead)
        {
            using var rows = features.narrow(0, row, Math.Min(RowsPerRead, images - row));
            stream.ReadExactly(rows.bytes);
            hash.AppendData(rows.bytes);
        }
        if (header.AsSpan().SequenceEqual(Header(images, Convert.ToHexStringLower(hash.GetHashAndReset())))) return features;
        features.Dispose();
        return null;
    }

    /// <summary>As many rows as the header says, or none where it is not this tensor's.</summary>
    private long RowsIn(FileStream part)
    {
        var found = new byte[HeaderBytes];
        if (part.ReadAtLeast(found, found.Length, throwOnEndOfStream: false) < found.Length) return 0;
        var digits = found.AsSpan(sizeof(long) + BeforeRows.Length, RowDigits);
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)) return 0;
        var expected = Header(rows, Unsealed);
        var afterSeal = expected.AsSpan().LastIndexOf("\"features\""u8); // a part that was sealed and not renamed is taken up too
        return found.AsSpan(afterSeal).SequenceEqual(expected.AsSpan(afterSeal)) && part.Length >= HeaderBytes + rows * RowBytes ? rows : 0;
    }

    private void WriteHeader(FileStream part, long rows, string sha256)
    {
        part.Position = 0;
        part.Write(Header(rows, sha256));
    }

    /// <summary>Length and JSON of a safetensors header, filled up with blanks to a multiple of eight; always of the same length.</summary>
    private byte[] Header(long rows, string sha256)
    {
        var count = rows.ToString($"D{RowDigits}", CultureInfo.InvariantCulture);
        var json = BeforeRows + $$"""{{count}}","sha256":"{{sha256}}"},"features":{"dtype":"F16","shape":"""
            + $$"""[{{images}},{{positions}},{{channels}}],"data_offsets":[0,{{images * RowBytes}}] } }""";
        json = json.PadRight((json.Length + 7) / 8 * 8);
        var header = new byte[8 + json.Length];
        BinaryPrimitives.WriteInt64LittleEndian(header, json.Length);
        Encoding.ASCII.GetBytes(json, header.AsSpan(8));
        return header;
    }
}
