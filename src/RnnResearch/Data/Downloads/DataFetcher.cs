namespace RnnResearch.Data.Downloads;

/// <summary>
/// Brings a catalogued data set into the data folder: from files already lying in its <c>incoming/</c> folder, from a mirror folder,
/// or from the public addresses of the originals. Every file is checked before use, and the set appears whole or not at all.
/// </summary>
public sealed class DataFetcher
{
    private readonly string root;
    private readonly string? mirror;
    private readonly HttpDownload download;
    private readonly Action<string> log;

    /// <param name="root">The data folder, see <see cref="DataRoot.Folder"/>.</param>
    /// <param name="mirror">A folder with one sub-folder per data set, or null.</param>
    /// <param name="download">How files come over the network.</param>
    /// <param name="log">Takes one line at a time.</param>
    public DataFetcher(string root, string? mirror, HttpDownload download, Action<string> log)
    {
        this.root = root;
        this.mirror = mirror;
        this.download = download;
        this.log = log;
    }

    /// <summary>
    /// Fetches <paramref name="name"/> as the environment says (<see cref="DataRoot"/>), telling terms and counts at the end.
    /// </summary>
    public static async Task FetchAsync(string name, Action<string> log, CancellationToken cancel = default)
    {
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var fetcher = new DataFetcher(DataRoot.Folder, DataRoot.Mirror, new HttpDownload(client, log), log);
        await fetcher.FetchAsync(DataCatalog.Find(name), cancel).ConfigureAwait(false);
    }

    /// <summary>Makes sure the set is there and whole. Throws <see cref="DataException"/> when no source works.</summary>
    public async Task FetchAsync(DataSetEntry entry, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var folder = Path.Combine(root, entry.Name);
        if (FetchedMarker.IsIn(folder))
            log($"{entry.Name} is already in {folder}");
        else
            await FetchAloneAsync(entry, folder, cancel).ConfigureAwait(false);
        log($"{entry.Title}");
        log(entry.Preparation.Verify(folder));
        log(entry.Terms);
    }

    /// <summary>One process at a time: what another one is fetching is waited for.</summary>
    private async Task FetchAloneAsync(DataSetEntry entry, string folder, CancellationToken cancel)
    {
        Directory.CreateDirectory(root);
        void Tell(string holder) => log($"{holder} is fetching {entry.Name}; waiting for it");
        using var alone = FileLock.Await(Path.Combine(root, $".{entry.Name}.lock"), Tell, cancel);
        if (FetchedMarker.IsIn(folder))
            log($"{entry.Name} is in {folder} now");
        else
            await FetchNowAsync(entry, folder, cancel).ConfigureAwait(false);
    }

    private async Task FetchNowAsync(DataSetEntry entry, string folder, CancellationToken cancel)
    {
        var incoming = Path.Combine(folder, "incoming");
        Directory.CreateDirectory(incoming);
        var (source, files) = FromMirror(entry) ?? ("originals", await FromOriginalsAsync(entry, incoming, cancel).ConfigureAwait(false));

        var preparing = Path.Combine(folder, "preparing");
        if (Directory.Exists(preparing))
            Directory.Delete(preparing, recursive: true);
        Directory.CreateDirectory(preparing);
        entry.Preparation.Prepare(files.ToDictionary(f => f.Key.Name, f => f.Value), preparing, log, cancel);
        entry.Preparation.Verify(preparing);
        MoveContent(preparing, folder);
        new FetchedMarker(source, files.Keys.ToDictionary(f => f.Name, f => f.Digest.Hex)).WriteTo(folder);
        Directory.Delete(preparing, recursive: true);
        if (Directory.EnumerateFileSystemEntries(incoming).Any())
            log($"the originals stay in {incoming}; delete them if you need the space");
        else
            Directory.Delete(incoming);
    }

    /// <summary>The checked mirror files, read in place; null when there is no mirror or a file of it is missing or damaged.</summary>
    private (string Source, IReadOnlyDictionary<DataFile, string> Files)? FromMirror(DataSetEntry entry)
    {
        var folder = mirror is null ? null : Path.Combine(mirror, entry.Name);
        if (!Directory.Exists(folder))
            return null;
        log($"checking {entry.MirrorFiles.Count} files of {folder}");
        var files = entry.MirrorFiles.ToDictionary(f => f, f => Path.Combine(folder, f.Name));
        var problems = files.Select(f => File.Exists(f.Value) ? f.Key.Problem(f.Value) : $"{f.Value}: missing").OfType<string>().ToList();
        if (problems.Count == 0)
            return (folder, files);
        problems.ForEach(log);
        log("the mirror cannot be used, turning to the originals");
        return null;
    }

    private async Task<IReadOnlyDictionary<DataFile, string>> FromOriginalsAsync(
        DataSetEntry entry, string incoming, CancellationToken cancel)
    {
        if (entry.Originals.Count == 0)
            throw new DataException($"{entry.Name} comes from a mirror only: {MirrorState(entry)}. {entry.WithoutOriginals}");
        var files = new Dictionary<DataFile, string>();
        foreach (var file in entry.Originals)
        {
            var path = files[file] = Path.Combine(incoming, file.Name);
            if (File.Exists(path) && IsWhole(file, path))
                continue;
            try
            {
                log($"{file.Name} from {file.Url}");
                await download.RunAsync(file, path, cancel).ConfigureAwait(false);
            }
            catch (DataException e)
            {
                throw new DataException(NoSource(entry, incoming, e), e);
            }
        }
        return files;
    }

    private bool IsWhole(DataFile file, string path)
    {
        if (file.Problem(path) is not { } problem)
            return true;
        log($"{problem}; damaged, fetching it again");
        File.Delete(path);
        return false;
    }

    private string NoSource(DataSetEntry entry, string incoming, DataException reason) => $"""
        {entry.Name} could not be fetched: {reason.Message}
        Mirror: {MirrorState(entry)}.
        By hand: put these files into {incoming} and run the same command again:
        {string.Join('\n', entry.Originals.Select(f => "  " + f.Url))}
        """;

    private string MirrorState(DataSetEntry entry) =>
        mirror is null
            ? $"none (set DATA_MIRROR to a folder with {entry.Name}/ in it)"
            : $"nothing usable in {Path.Combine(mirror, entry.Name)}";

    private static void MoveContent(string from, string to)
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(from))
        {
            var target = Path.Combine(to, Path.GetFileName(path));
            if (Directory.Exists(target))
                Directory.Delete(target, recursive: true);
            if (Directory.Exists(path))
                Directory.Move(path, target);
            else
                File.Move(path, target, overwrite: true);
        }
    }
}
