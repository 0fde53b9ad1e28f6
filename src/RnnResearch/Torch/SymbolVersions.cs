using System.Buffers.Binary;
using System.Text;

namespace RnnResearch.Torch;

/// <summary>
/// The symbol versions that a shared library needs of others: the section <c>.gnu.version_r</c> of a 64-bit little-endian ELF file
/// (Linux Standard Base Core Specification, "Symbol Versioning").
/// </summary>
internal sealed class SymbolVersions
{
    private const int DynamicSymbols = 11;       // SHT_DYNSYM
    private const int Relocations = 4;           // SHT_RELA
    private const int NeededVersions = 0x6ffffffe; // SHT_GNU_verneed
    private const int VersionOfSymbol = 0x6fffffff; // SHT_GNU_versym
    private const ushort Weak = 2;               // VER_FLG_WEAK
    private readonly byte[] image;
    private readonly Section[] sections;

    private static ReadOnlySpan<byte> Magic => "\u007fELF\u0002\u0001"u8; // 64 bits, little-endian

    private SymbolVersions(byte[] image)
    {
        this.image = image;
        var (table, size, count) = TableOfSections(image);
        sections = [.. Enumerable.Range(0, count).Select(i => ReadSection(checked((int)table + (i * size))))];
    }

    /// <summary>
    /// Marks a version as weak: the loader then does without it where it is missing. Done only if <paramref name="symbol"/> is all that is
    /// wanted of the version and no relocation refers to it, so that nothing can be called that is not there.
    /// </summary>
    /// <returns>Whether it was done; a file that is not understood is left as it is.</returns>
    public static bool MakeOptional(byte[] image, string version, string symbol)
    {
        try
        {
            return image.AsSpan().StartsWith(Magic) && new SymbolVersions(image).MakeOptional(version, symbol);
        }
        catch (Exception error)
            when (error is ArgumentException or IndexOutOfRangeException or OverflowException or InvalidOperationException)
        {
            return false; // an offset or a size that leads out of the file
        }
    }

    /// <summary>Whether an ELF file ends before its table of sections does, which is the last thing in it.</summary>
    public static bool IsCutOff(string path)
    {
        using var file = File.OpenHandle(path);
        var header = new byte[64];
        if (RandomAccess.Read(file, header, 0) < header.Length || !header.AsSpan().StartsWith(Magic)) return false;
        var (table, size, count) = TableOfSections(header);
        return (ulong)RandomAccess.GetLength(file) < table + ((ulong)size * count);
    }

    private static (ulong At, ushort Size, ushort Count) TableOfSections(ReadOnlySpan<byte> header) => (
        BinaryPrimitives.ReadUInt64LittleEndian(header[40..]),  // e_shoff
        BinaryPrimitives.ReadUInt16LittleEndian(header[58..]),  // e_shentsize
        BinaryPrimitives.ReadUInt16LittleEndian(header[60..])); // e_shnum

    private bool MakeOptional(string version, string symbol)
    {
        if (Need(version) is not { } need) return false;
        var number = U16(need + 6); // vna_other
        var versions = Only(VersionOfSymbol);
        var wanted = Enumerable.Range(0, versions.Size / 2).Where(i => (U16(versions.At + (2 * i)) & 0x7fff) == number).ToArray();
        var symbols = Only(DynamicSymbols);
        if (wanted is not [var one] || NameAt(symbols, (int)U32(symbols.At + (24 * one))) != symbol || IsRelocated(one)) return false;
        BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(need + 4), (ushort)(U16(need + 4) | Weak)); // vna_flags
        return true;
    }

    /// <summary>Where the entry of a version stands (<c>Elfxx_Vernaux</c>), or null.</summary>
    private int? Need(string version)
    {
        var section = Only(NeededVersions);
        for (var file = section.At; ; file += Step(file + 12))
        {
            var need = file + (int)U32(file + 8); // vn_aux
            for (var left = U16(file + 2); left > 0; left--, need += Step(need + 12))
                if (NameAt(section, (int)U32(need + 8)) == version)
                    return need;
            if (U32(file + 12) == 0) return null; // vn_next
        }
    }

    private int Step(int at) => checked((int)U32(at));

    private bool IsRelocated(int symbol) => sections
        .Where(section => section.Type == Relocations)
        .SelectMany(section => Enumerable.Range(0, section.Size / 24).Select(i => U64(section.At + (24 * i) + 8) >> 32)) // ELF64_R_SYM
        .Contains((ulong)symbol);

    private Section Only(int type) => sections.Single(section => section.Type == type);

    private Section ReadSection(int at) => new((int)U32(at + 4), checked((int)U64(at + 24)), checked((int)U64(at + 32)), (int)U32(at + 40));

    private string NameAt(Section user, int offset)
    {
        var text = image.AsSpan(sections[user.Link].At + offset);
        return Encoding.UTF8.GetString(text[..text.IndexOf((byte)0)]);
    }

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(image.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(image.AsSpan(at));

    private ulong U64(int at) => BinaryPrimitives.ReadUInt64LittleEndian(image.AsSpan(at));

    /// <summary>A section: its type, place and size in the file, and the section of its names.</summary>
    private readonly record struct Section(int Type, int At, int Size, int Link);
}
