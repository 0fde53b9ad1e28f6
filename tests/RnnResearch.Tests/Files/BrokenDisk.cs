using RnnResearch.Files;

namespace RnnResearch.Tests.Files;

/// <summary>While it lives, fsync fails on this thread for the files that it is told, and says which files it was called for.</summary>
internal sealed class BrokenDisk : IDisposable
{
    public BrokenDisk(Func<string, bool> breaks) => Posix.DiskTakes = path =>
    {
        Synced.Add(path);
        return !breaks(path);
    };

    /// <summary>The paths in the order of the calls.</summary>
    public List<string> Synced { get; } = [];

    public void Dispose() => Posix.DiskTakes = null;
}
