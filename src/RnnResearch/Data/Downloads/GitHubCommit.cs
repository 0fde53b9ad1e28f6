namespace RnnResearch.Data.Downloads;

/// <summary>A public repository at one commit, whose files can be had one by one.</summary>
internal sealed record GitHubCommit(string Repository, string Commit)
{
    /// <summary>A file by its path in the repository; it arrives under the last part of it.</summary>
    public DataFile File(string path, long bytes, string sha256)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return DataFile.Sha256(name, bytes, sha256, new($"https://raw.githubusercontent.com/{Repository}/{Commit}/{path}"));
    }
}
