using RnnResearch.Training;

namespace RnnResearch.Experiments;

/// <summary>
/// Where what is made of a finished run goes when nothing else is said: into a folder of the current directory, so that the run stays as it
/// was trained.
/// </summary>
internal static class OutputFolder
{
    /// <summary><c>KIND/EXPERIMENT-RUN</c>; for a checkpoint's folder its own name after that of its run.</summary>
    /// <param name="kind">what it holds, such as <c>evaluation</c></param>
    /// <param name="path">a run or a checkpoint's folder</param>
    public static string Of(string kind, string path)
    {
        if (!SavedCheckpoints.IsCheckpoint(path)) return Path.Combine(kind, NameOf(RunDirectory.Open(path)));
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var run = Path.GetFullPath(Path.Combine(folder, "..", ".."));
        var prefix = RunDirectory.IsRun(run) ? $"{NameOf(RunDirectory.Open(run))}-" : "";
        return Path.Combine(kind, prefix + Path.GetFileName(folder));
    }

    /// <summary>The run itself; for a checkpoint's folder, in which nothing else may stand, as <see cref="Of"/>.</summary>
    /// <inheritdoc cref="Of"/>
    public static string Beside(string path, string kind) =>
        SavedCheckpoints.IsCheckpoint(path) ? Of(kind, path) : RunDirectory.Open(path).Path;

    private static string NameOf(RunDirectory run) => $"{run.Info.Experiment}-{Path.GetFileName(run.Path)}";
}
