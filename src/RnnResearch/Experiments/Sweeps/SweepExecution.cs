using System.Diagnostics;
using RnnResearch.Data;
using RnnResearch.Training;

namespace RnnResearch.Experiments.Sweeps;

/// <summary>Has the runs of a sweep that are not finished trained by workers, several at once, and keeps its summary up to date.</summary>
internal sealed class SweepExecution(Sweep sweep, SweepFolder folder, ISweepWorker worker, ITrainingProgress progress)
{
    private readonly SharedTrainings trainings = new(sweep, folder);
    private readonly Lock gate = new();
    private int failures;

    /// <summary>Runs what is to be run; a failure is told at once and stops the others only if asked to.</summary>
    public RunStatus Run(bool failFast, CancellationToken interrupt)
    {
        var states = sweep.Runs.ToDictionary(run => run, folder.StateOf);
        progress.Message(Opening([.. states.Values]));
        var queue = new SweepQueue([.. sweep.Runs.Where(run => !IsDone(states[run]))], trainings.Like, states);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(interrupt);
        Parallel.ForEachAsync(queue.Runs, new ParallelOptions { MaxDegreeOfParallelism = sweep.Workers }, async (run, cut) =>
        {
            using var ending = cut.Register(stop.Cancel); // another run's folder could not be read or written: the rest saves and ends
            if (!stop.IsCancellationRequested) await Train(run, states[run], stop.Token).ConfigureAwait(false);
            if (failFast && failures > 0) await stop.CancelAsync().ConfigureAwait(false);
            queue.Ended(run, folder.StateOf(run) == SweepRunState.Finished);
        }).GetAwaiter().GetResult();

        var unfinished = sweep.Runs.Any(run => !IsDone(folder.StateOf(run)));
        return !unfinished ? RunStatus.Finished
            : failures > 0 && !interrupt.IsCancellationRequested ? RunStatus.Failed
            : RunStatus.Interrupted;
    }

    private static bool IsDone(SweepRunState state) => state is SweepRunState.Finished or SweepRunState.Diverged;

    private string Opening(IReadOnlyList<SweepRunState> states)
    {
        (SweepRunState State, string Words)[] kinds =
        [
            (SweepRunState.Finished, "finished and skipped"),
            (SweepRunState.Diverged, "diverged and skipped"),
            (SweepRunState.Unfinished, "interrupted and resumed"),
            (SweepRunState.Failed, "failed and tried again"),
            (SweepRunState.New, "new"),
        ];
        var counts = kinds
            .Select(kind => (Count: states.Count(state => state == kind.State), kind.Words))
            .Where(kind => kind.Count > 0)
            .Select(kind => $"{kind.Count} {kind.Words}");
        return $"{sweep.Name}: {states.Count} runs: {string.Join(", ", counts)}; "
            + $"{sweep.Workers} at once, threads of each: {sweep.Threads}";
    }

    private async Task Train(SweepRun run, SweepRunState before, CancellationToken stop)
    {
        var directory = folder.Open(run);
        Tell(() => Begin(run, before));
        var clock = Stopwatch.StartNew();
        var exit = await worker.Run(directory, stop).ConfigureAwait(false);
        Tell(() =>
        {
            var state = folder.StateOf(run);
            var isResult = state == SweepRunState.Diverged || (exit.Code == 0 && state == SweepRunState.Finished);
            if (isResult) TellEnd(run, directory, clock.Elapsed);
            else if (exit.Code == WorkerExit.Interrupted) progress.Message($"{run.Label}: interrupted and saved");
            else TellFailure(run, directory, exit);
        });
    }

    /// <summary>Says how a run begins, once it has what it can take over of another.</summary>
    private void Begin(SweepRun run, SweepRunState before)
    {
        var begins = before == SweepRunState.New ? "started" : before == SweepRunState.Failed ? "tried again" : "resumed";
        try
        {
            if (trainings.TakeOver(run, progress.Warning) is { } trained)
            {
                using var log = new RunLog(folder.Open(run).LogFile, progress);
                log.Message($"{run.Label}: takes over the training of {trained.Label}: they differ in nothing that training reads");
                return;
            }
        }
        catch (Exception error) when (error is CheckpointException or IOException or InvalidDataException)
        {
            progress.Warning($"{run.Label}: takes over no training and is trained itself: {error.Message}");
        }
        progress.Message($"{run.Label}: {begins}");
    }

    private void TellEnd(SweepRun run, RunDirectory directory, TimeSpan time)
    {
        var summary = JsonFile.Read<RunSummary>(directory.SummaryFile);
        var end = summary.DivergedAt is { } step ? $"diverged at step {step}" : "finished";
        var score = summary.DivergedAt is null && summary.Validation?.TryGetValue(sweep.Metric, out var value) == true
            ? FormattableString.Invariant($", {Split.Validation.Name()} {sweep.Metric} {value:G4}")
            : "";
        var minutes = FormattableString.Invariant($"{time.TotalMinutes:F1}");
        var done = sweep.Runs.Count(other => IsDone(folder.StateOf(other)));
        progress.Message($"{run.Label}: {end} in {minutes} minutes{score} ({done} of {sweep.Runs.Count})");
        new SweepReport(sweep, SweepResult.Read(sweep, folder)).Write(folder);
    }

    /// <summary>What the worker last said goes into the run's log; the summary lets the next start know.</summary>
    private void TellFailure(SweepRun run, RunDirectory directory, WorkerExit exit)
    {
        failures++;
        using (var log = new StreamWriter(RunFile.Append(directory.LogFile)))
            foreach (var line in exit.Errors.Append($"the process ended with exit code {exit.Code}")) log.WriteLine(line);
        if (folder.StateOf(run) != SweepRunState.Failed) directory.Fail(exit.Reason);
        progress.Warning($"{run.Label}: failed with exit code {exit.Code}: {exit.Reason} (log: {directory.LogFile})");
    }

    private void Tell(Action what)
    {
        lock (gate) what();
    }
}
