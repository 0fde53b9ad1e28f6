using System.ComponentModel;
using System.Diagnostics;

namespace RnnResearch.Training;

/// <summary>Which source a run was made from.</summary>
/// <param name="Commit">The commit's hash, or null outside a git repository.</param>
/// <param name="Dirty">Whether tracked files differ from that commit.</param>
public sealed record SourceState(string? Commit, bool Dirty)
{
    /// <summary>The state of the repository around a folder.</summary>
    public static SourceState Of(string folder)
    {
        var commit = Git(folder, "rev-parse", "HEAD");
        return commit is null ? new(null, false) : new(commit, Git(folder, "status", "--porcelain", "--untracked-files=no") is not "");
    }

    /// <summary>What git prints, or null where it fails or is not installed: a run needs no repository.</summary>
    private static string? Git(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
