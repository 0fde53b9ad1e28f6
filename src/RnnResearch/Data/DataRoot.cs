namespace RnnResearch.Data;

/// <summary>
/// Where data sets live: the environment variable RNN_DATA, or <c>data/</c> of the repository (or of the current directory).
/// </summary>
public static class DataRoot
{
    /// <summary>The data folder; it need not exist yet.</summary>
    public static string Folder =>
        Environment.GetEnvironmentVariable("RNN_DATA") is { Length: > 0 } set ? set : Path.Combine(Repository, "data");

    /// <summary>
    /// The mirror to take data sets from: DATA_MIRROR, or <c>../shared/data</c> beside the repository; null when neither exists.
    /// </summary>
    public static string? Mirror
    {
        get
        {
            if (Environment.GetEnvironmentVariable("DATA_MIRROR") is { Length: > 0 } set)
                return Directory.Exists(set)
                    ? set
                    : throw new DataException(
                        $"DATA_MIRROR={set}: no such folder. Point it at a folder with one sub-folder per data set, or unset it.");
            var beside = Path.GetFullPath(Path.Combine(Repository, "..", "shared", "data"));
            return Directory.Exists(beside) ? beside : null;
        }
    }

    /// <summary>The folder of one data set below <see cref="Folder"/>.</summary>
    public static string Of(string dataSet) => Path.Combine(Folder, dataSet);

    /// <summary>The nearest folder at or above the current one with the solution in it; else the current one.</summary>
    private static string Repository
    {
        get
        {
            for (var at = new DirectoryInfo(Directory.GetCurrentDirectory()); at is not null; at = at.Parent)
                if (File.Exists(Path.Combine(at.FullName, "RnnResearch.sln")))
                    return at.FullName;
            return Directory.GetCurrentDirectory();
        }
    }
}
