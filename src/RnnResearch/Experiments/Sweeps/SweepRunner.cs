using RnnResearch.Training;

namespace RnnResearch.Experiments.Sweeps;

/// <summary>What <c>rnn sweep</c> does.</summary>
public static class SweepRunner
{
    /// <summary>Launches a sweep or goes on with it, and summarises what there is of it at the end.</summary>
    /// <param name="sweep">what to run</param>
    /// <param name="options">where and how</param>
    /// <param name="progress">hears what starts, ends and fails</param>
    /// <param name="interrupt">asks the runs to finish their step, save and end</param>
    /// <param name="atOnce">ends them without warning</param>
    /// <exception cref="Configuration.ConfigException">The folder holds runs of other configurations.</exception>
    public static RunOutcome Run(
        Sweep sweep, SweepOptions options, ITrainingProgress progress, CancellationToken interrupt, CancellationToken atOnce) =>
        Run(sweep, options, new RnnWorker(sweep.Threads, atOnce), progress, interrupt);

    /// <summary>The runs of a sweep and how far they are; nothing is started or written.</summary>
    /// <exception cref="Configuration.ConfigException">The folder holds runs of other configurations.</exception>
    public static ResultTable Plan(Sweep sweep, SweepOptions options)
    {
        var folder = options.Fresh ? null : SweepFolder.Find(options.ResultsFolder, sweep);
        var missing = folder?.Missing(sweep, options.Command) ?? sweep.Runs;
        var rows = sweep.Runs.Select(run => (IReadOnlyList<string>)
        [
            run.Label,
            .. run.Point.Values,
            $"{run.Seed}",
            (missing.Contains(run) ? SweepRunState.New : folder!.StateOf(run)).ToString().ToLowerInvariant(),
        ]);
        return new ResultTable($"{sweep.Name} ({options.Command})", ["run", .. sweep.Axes, "seed", "state"], [.. rows]);
    }

    internal static RunOutcome Run(
        Sweep sweep, SweepOptions options, ISweepWorker worker, ITrainingProgress progress, CancellationToken interrupt)
    {
        using var alone = SweepFolder.Lock(options.ResultsFolder, sweep.Name);
        var folder = Prepare(sweep, options, progress);
        var status = new SweepExecution(sweep, folder, worker, progress).Run(options.FailFast, interrupt);
        var report = new SweepReport(sweep, SweepResult.Read(sweep, folder));
        report.Write(folder);
        var next = status == RunStatus.Finished ? $"make eval RUN={ShellWord.Of(folder.Open(sweep.Runs[0]).Path)}" : options.Command;
        return new RunOutcome(status, folder.Path, report.Tables, next);
    }

    private static SweepFolder Prepare(Sweep sweep, SweepOptions options, ITrainingProgress progress)
    {
        if (options.Fresh && SweepFolder.MoveAside(options.ResultsFolder, sweep.Name) is { } aside)
            progress.Message($"what there was is in {aside}");
        if (SweepFolder.Find(options.ResultsFolder, sweep) is not { } folder)
            return SweepFolder.Launch(options.ResultsFolder, sweep, options.Command);
        var added = folder.Missing(sweep, options.Command);
        folder.Add(sweep, added, options.Command);
        if (added.Count > 0) progress.Message($"{added.Count} runs are new in the file and were added, from {added[0].Label} on");
        return folder;
    }
}
