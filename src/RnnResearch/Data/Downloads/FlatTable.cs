using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace RnnResearch.Data.Downloads;

/// <summary>
/// A table of a FlatBuffers file, read in place. A table starts with the (negative) distance to its list of field offsets; a field that
/// is a table or a vector holds the distance to it. Absent fields have offset 0.
/// </summary>
internal readonly struct FlatTable(byte[] file, int position)
{
    public static FlatTable Root(byte[] file) => new(file, BinaryPrimitives.ReadInt32LittleEndian(file));

    /// <summary>The integer of a field, 0 when absent.</summary>
    public uint UInt(int field) => Field(field) is > 0 and var at ? BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at)) : 0;

    /// <summary>The byte of a field, 0 when absent.</summary>
    public byte Byte(int field) => Field(field) is > 0 and var at ? file[at] : (byte)0;

    /// <summary>The table of a field.</summary>
    public FlatTable Table(int field) => new(file, Follow(Field(field)));

    /// <summary>The tables of a field that is a vector of them.</summary>
    public FlatTable[] Tables(int field)
    {
        var (start, count) = Vector(field);
        var tables = new FlatTable[count];
        for (var i = 0; i < count; i++)
            tables[i] = new FlatTable(file, Follow(start + 4 * i));
        return tables;
    }

    /// <summary>The raw elements of a field that is a vector of <paramref name="size"/>-byte values; empty when absent.</summary>
    public ReadOnlySpan<byte> Bytes(int field, int size = 1)
    {
        var (start, count) = Vector(field);
        return file.AsSpan(start, count * size);
    }

    /// <summary>The elements of a field that is a vector of 32-bit integers.</summary>
    public int[] Ints(int field) => MemoryMarshal.Cast<byte, int>(Bytes(field, 4)).ToArray();

    private (int Start, int Count) Vector(int field)
    {
        if (Field(field) is not (> 0 and var at))
            return (0, 0);
        var vector = Follow(at);
        return (vector + 4, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(vector)));
    }

    private int Follow(int at) => at + BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at));

    /// <summary>Position of a field's value; 0 when absent.</summary>
    private int Field(int index)
    {
        var offsets = position - BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(position));
        var entry = 4 + 2 * index;
        if (entry >= BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(offsets)))
            return 0;
        var distance = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(offsets + entry));
        return distance == 0 ? 0 : position + distance;
    }
}
