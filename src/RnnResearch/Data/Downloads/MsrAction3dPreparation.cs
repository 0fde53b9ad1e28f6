using RnnResearch.Data.Video;

namespace RnnResearch.Data.Downloads;

/// <summary>Makes <c>skeletons/*.txt</c> and the list of the protocol's sequences, from the mirror's archive or the originals.</summary>
public sealed class MsrAction3dPreparation : IDataPreparation
{
    /// <summary>The mirror's archive of all sequences.</summary>
    public const string Archive = "msr-action3d-skeleton-real3d.tar.gz";

    private const int Sequences = 567;
    private static readonly ArchiveLimits Limits = new(MaxEntries: 1000, MaxBytes: 64L << 20);

    public void Prepare(IReadOnlyDictionary<string, string> files, string folder, Action<string> log, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(log);
        File.Copy(files[MsrAction3d.List], Path.Combine(folder, MsrAction3d.List));
        log("unpacking the skeletons");
        if (files.TryGetValue(Archive, out var archive))
        {
            new SafeArchive(Limits).ExtractTar(archive, folder, Place, cancel);
            return;
        }
        Directory.CreateDirectory(Path.Combine(folder, MsrAction3d.Folder));
        foreach (var (name, path) in files)
            if (Place(name) is { } place) File.Copy(path, Path.Combine(folder, place));
    }

    public string Verify(string folder)
    {
        var set = MsrAction3d.Open(folder, validationSubject: 9);
        var found = Directory.EnumerateFiles(Path.Combine(folder, MsrAction3d.Folder)).Count();
        var (train, test) = (set.Of(Split.Train).Count + set.Of(Split.Validation).Count, set.Of(Split.Test).Count);
        if ((found, train, test) != (Sequences, 284, 273))
            throw new DataException(
                $"{folder}: {found} sequences, {train} of people to train on and {test} of people to test on; expected 567, 284, 273. "
                + "Delete the folder and fetch it again.");
        return $"{found} sequences, {train + test} of them in the protocol: {train} of people 1, 3, 5, 7, 9 and {test} of the others";
    }

    private static string? Place(string name) =>
        name.EndsWith(MsrAction3d.Suffix, StringComparison.Ordinal) ? Path.Combine(MsrAction3d.Folder, Path.GetFileName(name)) : null;
}
