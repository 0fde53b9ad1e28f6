using System.Buffers.Binary;
using System.Text;
using RnnResearch.Data;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Data.Images;

/// <summary>JPEG files as Skia writes them, which are baseline, and two of the kinds that it does not write.</summary>
internal static class JpegBytes
{
    public static readonly byte[] End = [0xFF, 0xD9];

    /// <summary>16x16, ten scans.</summary>
    public static byte[] Progressive => Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAUDBAQEAwUEBAQFBQUGBwwIBwcHBw8LCwkMEQ8SEhEPERETFhwXExQaFRERGCEYGh0dHx8fExciJCIeJBweHx7/2wBD"
        + "AQUFBQcGBw4ICA4eFBEUHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh7/wgARCAAQABADASIAAhEBAxEB/8QAFQABAQAA"
        + "AAAAAAAAAAAAAAAABgX/xAAVAQEBAAAAAAAAAAAAAAAAAAAAA//aAAwDAQACEAMQAAABDorqGT//xAAZEAEAAwEBAAAAAAAAAAAAAAAEAAEDESL/2gAIAQEAAQUC"
        + "KLtYDqGL5wLP/8QAFxEAAwEAAAAAAAAAAAAAAAAAAAUhAf/aAAgBAwEBPwFG6uU//8QAGBEBAQADAAAAAAAAAAAAAAAAAQMABCH/2gAIAQIBAT8BduZMA7n/xAAZ"
        + "EAACAwEAAAAAAAAAAAAAAAAAARARITL/2gAIAQEABj8Cto5Fkf/EABsQAAEEAwAAAAAAAAAAAAAAAAABESExcYHx/9oACAEBAAE/IUKAQWTsjch/h//aAAwDAQAC"
        + "AAMAAAAQb//EABURAQEAAAAAAAAAAAAAAAAAAAEA/9oACAEDAQE/EEYf/8QAGREBAQEBAQEAAAAAAAAAAAAAAREhMQBB/9oACAECAQE/EC8KKrNy/eBzNGqz3//E"
        + "ABwQAQEAAgIDAAAAAAAAAAAAAAERACExwYGhsf/aAAgBAQABPxAoABtTJoTpAVfB9uDyrIE0ro7wSqUYq+z0cQHP/9k=");

    /// <summary>16x16 of full magenta and yellow, as Photoshop and Pillow write it.</summary>
    public static byte[] RedInCmyk => Convert.FromBase64String(
        "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAbEhQXFBEbFxYXHhwbIChCKyglJShROj0wQmBVZWRfVV1baniZgWpxkHNbXYW1hpCeo6utq2eAvMm6pseZqKuk/8AAFAgA"
        + "EAAQBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGh"
        + "CCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqy"
        + "s7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwDpq5muZrpqKKKKKKKKKKKK/9k=");

    /// <summary>A picture of random blocks, which compress badly, so that data is spread evenly.</summary>
    public static byte[] Random(int height, int width, int seed, int block = 1)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)seed);
        long[] shape = [3, (height + block - 1) / block, (width + block - 1) / block];
        var coarse = randint(0, 256, shape, dtype: ScalarType.Byte, generator: generator);
        var fine = coarse.repeat_interleave(block, 1).repeat_interleave(block, 2);
        return Of(fine[TensorIndex.Ellipsis, TensorIndex.Slice(0, height), TensorIndex.Slice(0, width)].contiguous());
    }

    public static byte[] Of(Tensor pixels)
    {
        using var folder = new TempFolder();
        ImageFiles.WriteJpeg(folder["a.jpg"], pixels);
        return File.ReadAllBytes(folder["a.jpg"]);
    }

    /// <summary>The same picture with an orientation and whatever else behind the start marker.</summary>
    public static byte[] WithExif(byte[] jpeg, byte orientation) =>
        [.. jpeg[..2], .. Segment(0xE1, [.. Encoding.ASCII.GetBytes("Exif\0\0"), .. Tiff(orientation)]), .. jpeg[2..]];

    public static byte[] Segment(byte marker, byte[] data)
    {
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)(data.Length + 2)));
        return [0xFF, marker, .. length, .. data];
    }

    /// <summary>A TIFF header and one directory that holds nothing but the orientation.</summary>
    public static byte[] Tiff(byte orientation) =>
        [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
}
