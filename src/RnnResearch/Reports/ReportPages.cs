using RnnResearch.Configuration;
using RnnResearch.Experiments;
using RnnResearch.Experiments.Sweeps;
using RnnResearch.Training;

namespace RnnResearch.Reports;

/// <summary>What <c>rnn report</c> does.</summary>
/// <param name="tasks">what reads configurations</param>
/// <param name="catalog">the experiments, which a sweep's file refers to</param>
/// <param name="warn">hears of pages that could not be written beside the one asked for</param>
public sealed class ReportPages(TaskRegistry tasks, Func<ExperimentCatalog> catalog, Action<string> warn)
{
    private readonly RunReport runs = new(tasks);

    /// <summary>Writes the page of a run or a sweep, into its folder where no file is named.</summary>
    /// <returns>the page</returns>
    /// <exception cref="DirectoryNotFoundException">The folder is neither.</exception>
    /// <exception cref="ConfigException">The experiments as they are now do not fit the sweep.</exception>
    public string Of(string folder, string? file) => SweepFolder.IsSweep(folder)
        ? new SweepPages(runs, warn).Write(SweepFolder.Open(folder, tasks), catalog(), file)
        : runs.Write(RunDirectory.Open(folder), file);

    /// <summary>Writes the page that sets runs side by side.</summary>
    /// <returns>the page</returns>
    /// <exception cref="DirectoryNotFoundException">A folder is no run.</exception>
    public string Comparison(IReadOnlyList<string> folders, string file)
    {
        ArgumentNullException.ThrowIfNull(folders);
        if (folders.FirstOrDefault(SweepFolder.IsSweep) is { } sweep)
            throw new InvalidDataException(
                $"{sweep} is a sweep, which has a page of its own; to compare runs of it, name those in its runs/");
        var opened = folders.Select(RunDirectory.Open).DistinctBy(run => run.Path).ToList();
        if (opened.Count < 2) throw new InvalidDataException($"{folders[0]} and {folders[1]} are the same run, {opened[0].Path}");
        var reader = new RunReader(tasks);
        ComparisonPage.Of([.. opened.Select(reader.Read)], file).Write(file);
        return file;
    }

    /// <summary>Writes the index of all runs, the pages of sweeps, and those of runs that have none or an old one.</summary>
    /// <param name="results">the folder of all results</param>
    /// <param name="file">the page; null for <c>index.html</c> in that folder</param>
    /// <returns>the page</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public string Index(string results, string? file)
    {
        if (!Directory.Exists(results))
            throw new DirectoryNotFoundException($"{results}: no such folder; it is there once an experiment has run: make exp NAME=hello");
        file ??= Path.Combine(results, "index.html");
        var found = ResultsTree.Of(results);
        runs.Refresh(found.Runs, warn);
        foreach (var (sweep, _) in found.Sweeps) RunReport.Tried(() => Of(sweep, file: null), warn);
        IndexPage.Of(found, file).Write(file);
        return file;
    }
}
