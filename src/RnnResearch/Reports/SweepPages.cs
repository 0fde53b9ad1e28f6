using RnnResearch.Experiments;
using RnnResearch.Experiments.Sweeps;

namespace RnnResearch.Reports;

/// <summary>Writes the pages of sweeps, and sees to it that every run of one has its own.</summary>
/// <param name="runs">writes those</param>
/// <param name="warn">hears of pages that could not be written</param>
public sealed class SweepPages(RunReport runs, Action<string> warn)
{
    /// <summary>Puts its page into a sweep that has just ended; one that cannot be written costs a warning and not the sweep.</summary>
    /// <returns>the outcome, with the page where there is one</returns>
    public RunOutcome Added(Sweep sweep, RunOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        ArgumentNullException.ThrowIfNull(outcome);
        return outcome with { Report = RunReport.Tried(() => Write(sweep, SweepFolder.Open(outcome.Folder, sweep.Tasks)), warn) };
    }

    /// <summary>Writes the page of a sweep by the copy of its file in its folder.</summary>
    /// <returns>the page</returns>
    internal string Write(SweepFolder folder, ExperimentCatalog catalog, string? file) =>
        Write(new SweepCatalog(catalog).LoadLaunched(folder), folder, file);

    private string Write(Sweep sweep, SweepFolder folder, string? file = null)
    {
        file ??= folder.ReportFile;
        runs.Refresh(sweep.Runs.Select(folder.Open), warn);
        SweepPage.Of(sweep, folder, file).Write(file);
        return file;
    }
}
