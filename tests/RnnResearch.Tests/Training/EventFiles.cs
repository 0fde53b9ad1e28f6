using System.Buffers.Binary;
using Tensorboard;
using TorchSharp.Utils;

namespace RnnResearch.Tests.Training;

/// <summary>Reads TensorBoard's event files as TensorBoard does: records of length, its checksum, an event, its checksum.</summary>
internal static class EventFiles
{
    private const int HeaderSize = sizeof(ulong) + sizeof(uint);

    /// <summary>The scalars in a folder of nothing but event files, file by file in the order of their names.</summary>
    public static IReadOnlyList<EventScalar> Scalars(string folder) =>
        [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IEnumerable<EventScalar> Read(string file)
    {
        Assert.Contains("tfevents", Path.GetFileName(file)); // or TensorBoard does not look at it
        var events = Records(File.ReadAllBytes(file)).Select(record => Event.Parser.ParseFrom(record)).ToList();
        Assert.Equal("brain.Event:2", events[0].FileVersion);
        foreach (var one in events.Skip(1))
            foreach (var value in one.Summary.Value) yield return new EventScalar(one.Step, value.Tag, value.SimpleValue, one.WallTime);
    }

    private static IEnumerable<byte[]> Records(byte[] file)
    {
        for (var at = 0; at < file.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(at));
            Checked(file, at, sizeof(ulong));
            yield return Checked(file, at + HeaderSize, length);
            at += HeaderSize + length + sizeof(uint);
        }
    }

    /// <summary>So many bytes, which their checksum follows.</summary>
    private static byte[] Checked(byte[] file, int at, int length)
    {
        var bytes = file[at..(at + length)];
        Assert.Equal(Checksum(bytes), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + length)));
        return bytes;
    }

    /// <summary>CRC-32C, rotated and moved, for checksums of what contains checksums are weak.</summary>
    private static uint Checksum(byte[] bytes) => unchecked(uint.RotateRight(CRC32C.process(bytes), 15) + 0xa282ead8);
}
