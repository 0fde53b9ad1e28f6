using RnnResearch.Experiments;
using RnnResearch.Training;

namespace RnnResearch.Reports;

/// <summary>Reads runs as far as they can be read: a page can be made of one that is damaged, or has only begun.</summary>
/// <param name="tasks">what reads their configurations</param>
internal sealed class RunReader(TaskRegistry tasks)
{
    /// <exception cref="InvalidDataException">run.json is damaged, so that nobody knows which run it is.</exception>
    public RunFacts Read(RunDirectory run)
    {
        var info = run.Info;
        var faults = new Faults();
        var summary = faults.Try(() => run.Summary);
        return new RunFacts
        {
            Run = run,
            Info = info,
            State = RunState.Of(run, info, summary),
            Summary = summary,
            Rows = faults.Try(() => Rows(run, faults)) ?? [],
            Configuration = faults.Try(() => ExperimentLoader.LoadFile(run.ConfigFile, tasks)),
            Header = faults.Try(() => ExperimentHeader.Find(info.Experiment, [run.Path, Directory.GetCurrentDirectory()])),
            Faults = faults,
        };
    }

    private static IReadOnlyList<MetricsRow> Rows(RunDirectory run, Faults faults)
    {
        if (!File.Exists(run.MetricsFile))
        {
            faults.Add("metrics.csv is not there yet: nothing has been measured.");
            return [];
        }
        var (rows, strange) = MetricsLog.ReadWhatIsThere(run.MetricsFile);
        if (strange > 0) faults.Add($"{run.MetricsFile}: lines that are no rows were left out: {strange}");
        else if (rows.Count == 0) faults.Add("metrics.csv has no rows yet: nothing has been measured.");
        return rows;
    }
}
