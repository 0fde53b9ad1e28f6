using RnnResearch.Experiments.Sweeps;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments.Sweeps;

/// <summary>Trains nothing: writes at once what a run would have reached.</summary>
internal sealed class FakeWorker : ISweepWorker
{
    private readonly Func<RunDirectory, CancellationToken, Task<WorkerExit>> act;
    private readonly List<string> seen = [];

    /// <param name="act">what happens when a run's turn comes</param>
    public FakeWorker(Func<RunDirectory, CancellationToken, Task<WorkerExit>> act) => this.act = act;

    /// <summary>Finishes every run with a loss that depends on its label.</summary>
    public FakeWorker(Func<string, double> loss)
        : this((run, _) => Finish(run, loss(LabelOf(run))))
    {
    }

    /// <summary>Finishes every run.</summary>
    public FakeWorker()
        : this(_ => 1)
    {
    }

    /// <summary>The runs it was given, in order.</summary>
    public IReadOnlyList<string> Seen => seen;

    public Task<WorkerExit> Run(RunDirectory run, CancellationToken stop)
    {
        lock (seen) seen.Add(LabelOf(run));
        if (run.Info.Started is null) run.Write(run.Info with { Started = DateTimeOffset.Now });
        return act(run, stop);
    }

    public static string LabelOf(RunDirectory run) => Path.GetFileName(run.Path);

    public static Task<WorkerExit> Finish(RunDirectory run, double loss = 1)
    {
        run.Write(new RunSummary
        {
            Status = RunStatus.Finished,
            Seconds = 60,
            Parameters = 1234,
            Validation = new Dictionary<string, double> { ["perplexity"] = Math.Exp(loss), ["loss"] = loss, ["truth"] = 0.5 },
            Test = new Dictionary<string, double> { ["truth"] = 1 / (1 + loss) },
        });
        return Task.FromResult(new WorkerExit(0, []));
    }

    public static Task<WorkerExit> Interrupt(RunDirectory run)
    {
        run.Write(new RunSummary { Status = RunStatus.Interrupted });
        return Task.FromResult(new WorkerExit(WorkerExit.Interrupted, []));
    }

    /// <summary>Ends as the program does when a loss is no number.</summary>
    public static Task<WorkerExit> Diverge(RunDirectory run, long step)
    {
        run.Write(new RunSummary { Status = RunStatus.Failed, Reason = "the loss is NaN", DivergedAt = step });
        return Task.FromResult(new WorkerExit(1, ["warning: the loss is NaN"]));
    }

    public static Task<WorkerExit> Fail(string error) => Task.FromResult(new WorkerExit(1, ["reading", $"error: {error}"]));
}
