using RnnResearch.Experiments;
using RnnResearch.Training;

namespace RnnResearch.Reports;

/// <summary>Writes the pages of runs.</summary>
/// <param name="tasks">what reads their configurations</param>
public sealed class RunReport(TaskRegistry tasks)
{
    private readonly RunReader reader = new(tasks);

    /// <summary>Puts its page into a run that has just ended; one that cannot be written costs a warning and not the run.</summary>
    /// <returns>the outcome, with the page where there is one</returns>
    public RunOutcome Added(RunOutcome outcome, ITrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(progress);
        return outcome with { Report = Tried(() => Write(RunDirectory.Open(outcome.Folder)), progress.Warning) };
    }

    /// <summary>Writes the page of a run into it, or to a file.</summary>
    /// <returns>the page</returns>
    public string Write(RunDirectory run, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        file ??= run.ReportFile;
        RunPage.Of(reader.Read(run), file).Write(file);
        return file;
    }

    /// <summary>Writes the page of a run anew, so that it links to what was made of the run since; a checkpoint has none.</summary>
    /// <param name="path">a run's folder, or a checkpoint's</param>
    /// <param name="warn">hears why it could not be written</param>
    public void Renew(string path, Action<string> warn)
    {
        if (RunDirectory.IsRun(path)) Tried(() => Write(RunDirectory.Open(path)), warn);
    }

    /// <summary>Writes the pages of runs that have none, or have been measured since.</summary>
    internal void Refresh(IEnumerable<RunDirectory> runs, Action<string> warn)
    {
        foreach (var run in runs.Where(IsStale)) Tried(() => Write(run), warn);
    }

    internal static string? Tried(Func<string> write, Action<string> warn)
    {
        try
        {
            return write();
        }
        catch (Exception error) when (Faults.IsOfFiles(error))
        {
            warn($"no page was written: {error.Message}");
            return null;
        }
    }

    private static bool IsStale(RunDirectory run)
    {
        var written = File.GetLastWriteTimeUtc(run.ReportFile); // long ago where there is none
        return new[] { run.SummaryFile, run.MetricsFile, run.InfoFile }.Any(file => File.GetLastWriteTimeUtc(file) > written);
    }
}
