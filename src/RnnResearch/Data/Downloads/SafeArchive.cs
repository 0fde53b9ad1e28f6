using System.Formats.Tar;
using System.IO.Compression;

namespace RnnResearch.Data.Downloads;

/// <summary>
/// Unpacks tar and zip archives from elsewhere. Refused with a <see cref="DataException"/>: absolute names, names with "..",
/// links and devices, two entries for one file, more entries or bytes than <paramref name="limits"/> allows.
/// </summary>
public sealed class SafeArchive(ArchiveLimits limits)
{
    private int entries;
    private long bytes;

    /// <param name="archive">Path of the archive.</param>
    /// <param name="folder">Where to unpack to.</param>
    /// <param name="place">Entry name to relative path below <paramref name="folder"/>; null skips the entry.</param>
    public void ExtractTar(string archive, string folder, Func<string, string?> place, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        using var stream = File.OpenRead(archive);
        using var tar = new TarReader(stream);
        try
        {
            while (tar.GetNextEntry() is { } entry)
            {
                cancel.ThrowIfCancellationRequested();
                if (entry.EntryType is TarEntryType.Directory or TarEntryType.GlobalExtendedAttributes)
                    continue;
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                    throw Refuse(archive, entry.Name, $"is a {entry.EntryType}, only plain files are unpacked");
                Extract(archive, entry.Name, entry.Length, () => entry.DataStream ?? Stream.Null, folder, place);
            }
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException or FormatException)
        {
            throw new DataException($"{archive}: not a whole tar archive ({e.Message}) Delete it and fetch it again.", e);
        }
    }

    /// <inheritdoc cref="ExtractTar"/>
    public void ExtractZip(string archive, string folder, Func<string, string?> place, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        try
        {
            using var zip = ZipFile.OpenRead(archive);
            foreach (var entry in zip.Entries)
            {
                cancel.ThrowIfCancellationRequested();
                if (entry.FullName.EndsWith('/'))
                    continue;
                if (IsUnixLink(entry))
                    throw Refuse(archive, entry.FullName, "is a link, only plain files are unpacked");
                Extract(archive, entry.FullName, entry.Length, entry.Open, folder, place);
            }
        }
        catch (InvalidDataException e)
        {
            throw new DataException($"{archive}: not a whole zip archive ({e.Message}) Delete it and fetch it again.", e);
        }
    }

    private void Extract(string archive, string name, long length, Func<Stream> open, string folder, Func<string, string?> place)
    {
        RequireInside(archive, name);
        if (++entries > limits.MaxEntries)
            throw Refuse(archive, name, $"is entry {entries}, at most {limits.MaxEntries} were expected");
        if (place(name) is not { } relative)
            return;
        RequireInside(archive, relative);
        if ((bytes += length) > limits.MaxBytes)
            throw Refuse(archive, name, $"brings the unpacked size to {bytes} bytes, at most {limits.MaxBytes} were expected");
        var target = Path.Combine(folder, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (File.Exists(target))
            throw Refuse(archive, name, $"would overwrite {target}");
        using var source = open();
        using var file = new FileStream(target, FileMode.CreateNew);
        CopyExactly(source, file, length, archive, name);
    }

    /// <summary>An entry's header states its length; the content may not go beyond it.</summary>
    private static void CopyExactly(Stream source, FileStream target, long length, string archive, string name)
    {
        var buffer = new byte[81920];
        long done = 0;
        for (int read; (read = source.Read(buffer)) > 0;)
        {
            if ((done += read) > length)
                throw Refuse(archive, name, $"is longer than the {length} bytes its header states");
            target.Write(buffer, 0, read);
        }
        if (done != length)
            throw Refuse(archive, name, $"ends after {done} of {length} bytes");
    }

    private static void RequireInside(string archive, string name)
    {
        var parts = name.Split('/', '\\');
        if (name.Length == 0 || Path.IsPathRooted(name) || parts[0].Contains(':') || parts.Contains("..") || name.Contains('\0'))
            throw Refuse(archive, name, "points outside the folder it is unpacked to");
    }

    /// <summary>Zip keeps the Unix file mode in the upper half of the external attributes; 0xA000 marks a symbolic link.</summary>
    private static bool IsUnixLink(ZipArchiveEntry entry) => ((entry.ExternalAttributes >> 16) & 0xF000) == 0xA000;

    private static DataException Refuse(string archive, string name, string why) =>
        new($"{archive}: entry \"{name}\" {why}. Nothing of this archive was used.");
}
