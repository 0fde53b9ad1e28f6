using System.Formats.Tar;
using System.IO.Compression;

namespace RnnResearch.Data.Downloads;

/// <summary>
/// Unpacks tar and zip archives from elsewhere. Refused with a <see cref="DataException"/>: absolute names, names with "..",
/// links and devices, two entries for one file, more entries or bytes than <paramref name="limits"/> allows, contents of another length or
/// checksum than stated, and whatever cannot be read.
/// </summary>
public sealed class SafeArchive(ArchiveLimits limits)
{
    private int entries;
    private long bytes;

    /// <param name="archive">Path of the archive; one that ends in <c>.gz</c> is compressed.</param>
    /// <param name="folder">Where to unpack to.</param>
    /// <param name="place">Entry name to relative path below <paramref name="folder"/>; null skips the entry.</param>
    public void ExtractTar(string archive, string folder, Func<string, string?> place, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        using var file = File.OpenRead(archive);
        var packed = archive.EndsWith(".gz", StringComparison.Ordinal);
        using Stream stream = packed ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var tar = new TarReader(stream);
        var last = "";
        TarEntry? Next() => Reading(archive, $"the entry behind \"{last}\"", () => tar.GetNextEntry());
        while (Next() is { } entry)
        {
            cancel.ThrowIfCancellationRequested();
            last = entry.Name;
            if (entry.EntryType is TarEntryType.Directory or TarEntryType.GlobalExtendedAttributes)
                continue;
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                throw Refuse(archive, entry.Name, $"is a {entry.EntryType}, only plain files are unpacked");
            Extract(archive, entry.Name, entry.Length, () => entry.DataStream ?? Stream.Null, folder, place);
        }
    }

    /// <inheritdoc cref="ExtractTar"/>
    public void ExtractZip(string archive, string folder, Func<string, string?> place, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        using var zip = Reading(archive, "not a whole zip archive, its list of entries", () => ZipFile.OpenRead(archive));
        foreach (var entry in Reading(archive, "not a whole zip archive, its list of entries", () => zip.Entries))
        {
            cancel.ThrowIfCancellationRequested();
            if (entry.FullName.EndsWith('/'))
                continue;
            if (IsUnixLink(entry))
                throw Refuse(archive, entry.FullName, "is a link, only plain files are unpacked");
            var checksum = Extract(archive, entry.FullName, entry.Length, entry.Open, folder, place);
            if (checksum is { } actual && actual != entry.Crc32)
                throw Refuse(archive, entry.FullName, $"has the checksum {actual:x8} over {entry.Length} bytes, expected {entry.Crc32:x8}");
        }
    }

    /// <returns>the CRC-32 of what was written, null for an entry that is skipped</returns>
    private uint? Extract(string archive, string name, long length, Func<Stream> open, string folder, Func<string, string?> place)
    {
        RequireInside(archive, name);
        if (++entries > limits.MaxEntries)
            throw Refuse(archive, name, $"is entry {entries}, at most {limits.MaxEntries} were expected");
        if (place(name) is not { } relative)
            return null;
        RequireInside(archive, relative);
        if (length < 0 || length > limits.MaxBytes - bytes)
            throw Refuse(archive, name, $"has {length} bytes behind {bytes} of others, at most {limits.MaxBytes} were expected in all");
        bytes += length;
        using var source = Reading(archive, $"entry \"{name}\"", open);
        using var file = Created(archive, name, Path.Combine(folder, relative));
        return CopyExactly(source, file, length, archive, name);
    }

    private static FileStream Created(string archive, string name, string target)
    {
        if (File.Exists(target))
            throw Refuse(archive, name, $"would overwrite {target}");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            return new FileStream(target, FileMode.CreateNew);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refuse(archive, name, $"cannot become {target}: {e.Message.TrimEnd('.')}", e);
        }
    }

    /// <summary>An entry's header states its length; the content may neither go beyond it nor end before.</summary>
    private static uint CopyExactly(Stream source, FileStream target, long length, string archive, string name)
    {
        var buffer = new byte[81920];
        var checksum = new Crc32();
        long done = 0;
        for (int read; (read = Reading(archive, $"entry \"{name}\", byte {done},", () => source.Read(buffer))) > 0;)
        {
            if ((done += read) > length)
                throw Refuse(archive, name, $"is longer than the {length} bytes its header states");
            target.Write(buffer, 0, read);
            checksum.Add(buffer.AsSpan(0, read));
        }
        return done == length ? checksum.Value : throw Refuse(archive, name, $"ends after {done} of {length} bytes");
    }

    private static void RequireInside(string archive, string name)
    {
        var parts = name.Split('/', '\\');
        if (name.Length == 0 || Path.IsPathRooted(name) || parts[0].Contains(':') || parts.Contains("..") || name.Contains('\0'))
            throw Refuse(archive, name, "points outside the folder it is unpacked to");
    }

    /// <summary>Zip keeps the Unix file mode in the upper half of the external attributes; 0xA000 marks a symbolic link.</summary>
    private static bool IsUnixLink(ZipArchiveEntry entry) => ((entry.ExternalAttributes >> 16) & 0xF000) == 0xA000;

    /// <summary>The package's readers throw this and that at what they do not expect; none of these is a fault of the disk.</summary>
    private static T Reading<T>(string archive, string what, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException or FormatException or NotSupportedException
            or ArgumentException or ArithmeticException or InvalidOperationException)
        {
            throw new DataException(
                $"{archive}: {what} cannot be read: {e.Message.TrimEnd('.')}. "
                + "Nothing of this archive was used; delete it and fetch it again.", e);
        }
    }

    private static DataException Refuse(string archive, string name, string why, Exception? cause = null)
    {
        var message = $"{archive}: entry \"{name}\" {why}. Nothing of this archive was used.";
        return cause is null ? new(message) : new(message, cause);
    }
}
