using System.IO.Compression;

namespace RnnResearch.Data.Downloads;

/// <summary>Unpacks files of sentences, held to the checksum of the text itself, and counts their pairs.</summary>
internal sealed class TranslationPreparation : IDataPreparation
{
    private static readonly ArchiveLimits Limits = new(MaxEntries: 100, MaxBytes: 100_000_000);

    /// <summary>The texts as they are read.</summary>
    public required IReadOnlyList<DataFile> Files { get; init; }

    /// <summary>How many pairs each split, or the one list, has in a folder, as a sentence.</summary>
    public required Func<string, string> Count { get; init; }

    /// <summary>What that has to be.</summary>
    public required string Expected { get; init; }

    public void Prepare(IReadOnlyDictionary<string, string> files, string folder, Action<string> log, CancellationToken cancel)
    {
        foreach (var text in Files)
        {
            cancel.ThrowIfCancellationRequested();
            var path = Path.Combine(folder, text.Name);
            Place(text.Name, files, path, cancel);
            if (text.Problem(path) is { } problem) throw new DataException($"{problem}. Its archive is whole; please report it.");
        }
    }

    public string Verify(string folder)
    {
        var found = Count(folder);
        return found == Expected
            ? found
            : throw new DataException($"{folder}: {found}, expected {Expected}. Delete the folder and fetch it again.");
    }

    private static void Place(string name, IReadOnlyDictionary<string, string> files, string path, CancellationToken cancel)
    {
        if (files.Values.FirstOrDefault(file => file.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) is { } archive)
        {
            new SafeArchive(Limits).ExtractZip(archive, Path.GetDirectoryName(path)!, member => member == name ? name : null, cancel);
            return;
        }
        using var target = File.Create(path);
        using Stream source = files.TryGetValue($"{name}.gz", out var packed)
            ? new GZipStream(File.OpenRead(packed), CompressionMode.Decompress)
            : File.OpenRead(files[name]);
        source.CopyTo(target);
    }
}
