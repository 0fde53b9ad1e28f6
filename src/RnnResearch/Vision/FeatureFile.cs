using System.Buffers.Binary;
using System.Text;
using RnnResearch.Data;
using static TorchSharp.torch;

namespace RnnResearch.Vision;

/// <summary>
/// One float16 tensor [images, positions, channels] in a safetensors file, written row by row so that it need not fit into memory twice.
/// Rows go to <c>PATH.part</c>, which becomes <c>PATH</c> when the last is there.
/// </summary>
internal sealed class FeatureFile(string path, long images, long positions, long channels)
{
    private const int RowsPerRead = 256;
    private readonly byte[] header = Header(images, positions, channels);

    public string Path => path;

    public long RowBytes => positions * channels * 2;

    /// <summary>Size of the finished file in bytes.</summary>
    public long Length => header.Length + images * RowBytes;

    public bool IsComplete => File.Exists(path) && new FileInfo(path).Length == Length;

    /// <summary>Opens the part file for the next row.</summary>
    /// <returns>The stream and the number of whole rows that are there already.</returns>
    public (FileStream Stream, long Rows) OpenForAppending()
    {
        var part = new FileStream(path + ".part", FileMode.OpenOrCreate, FileAccess.ReadWrite);
        var rows = Math.Max(0, (part.Length - header.Length) / RowBytes);
        if (rows == 0)
        {
            part.Position = 0;
            part.Write(header);
        }
        part.Position = header.Length + rows * RowBytes;
        part.SetLength(part.Position);
        return (part, rows);
    }

    /// <summary>Makes the finished part file the file itself.</summary>
    public void Complete(FileStream part)
    {
        part.Flush(flushToDisk: true);
        part.Dispose();
        File.Move(path + ".part", path, overwrite: true);
    }

    /// <summary>The whole tensor, float16 [images, positions, channels], outside every dispose scope.</summary>
    public Tensor Load()
    {
        using var stream = File.OpenRead(path);
        var found = new byte[header.Length];
        stream.ReadExactly(found);
        if (!found.AsSpan().SequenceEqual(header))
            throw new DataException(
                $"{path}: not the header of [{images}, {positions}, {channels}] float16 features. "
                + "Delete the file; it will be computed again.");
        var features = empty([images, positions, channels], dtype: ScalarType.Float16);
        for (long row = 0; row < images; row += RowsPerRead)
        {
            using var rows = features.narrow(0, row, Math.Min(RowsPerRead, images - row));
            stream.ReadExactly(rows.bytes);
        }
        return features.DetachFromDisposeScope();
    }

    /// <summary>Length and JSON of a safetensors header, filled up with blanks to a multiple of eight.</summary>
    private static byte[] Header(long images, long positions, long channels)
    {
        var bytes = images * positions * channels * 2;
        var json = $$"""{"features":{"dtype":"F16","shape":[{{images}},{{positions}},{{channels}}],"data_offsets":[0,{{bytes}}] } }""";
        json = json.PadRight((json.Length + 7) / 8 * 8);
        var header = new byte[8 + json.Length];
        BinaryPrimitives.WriteInt64LittleEndian(header, json.Length);
        Encoding.ASCII.GetBytes(json, header.AsSpan(8));
        return header;
    }
}
