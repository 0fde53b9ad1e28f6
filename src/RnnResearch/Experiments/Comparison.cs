using RnnResearch.Data;
using RnnResearch.Training;

namespace RnnResearch.Experiments;

/// <summary>
/// The experiments an experiment is set beside. One that has a finished run of its present configuration is read; any other is run
/// meanwhile in a process of its own, so that each has a core, a random stream and a run directory to itself.
/// </summary>
internal sealed class Comparison : IDisposable
{
    private readonly IReadOnlyList<ResolvedExperiment> others;
    private readonly string results;
    private readonly ITrainingProgress progress;
    private readonly Task running;
    private readonly Lock gate = new();
    private RnnChild? current;
    private bool stopped;

    private Comparison(IReadOnlyList<ResolvedExperiment> others, string results, ITrainingProgress progress)
    {
        (this.others, this.results, this.progress) = (others, results, progress);
        var missing = others.Where(other => SummaryOf(other) is null).Select(other => other.Name).ToList();
        if (missing.Count > 0)
            progress.Message($"running beside it, for comparison: {string.Join(", ", missing)} (their logs are in {results})");
        running = Task.Run(() => missing.ForEach(Run));
    }

    /// <summary>Starts what has to be run.</summary>
    /// <param name="config">names the other experiments</param>
    /// <param name="results">the folder of all results</param>
    /// <param name="progress">hears what is run and what failed</param>
    public static Comparison Start(ExperimentConfig config, string results, ITrainingProgress progress)
    {
        var catalog = config.Compare.Count > 0 ? ExperimentCatalog.Locate(TaskRegistry.Default) : null;
        return new Comparison([.. config.Compare.Select(name => catalog!.Load(name))], results, progress);
    }

    /// <summary>Waits for what is still running and adds everybody's rows.</summary>
    public void AddTo(ScoreTable table)
    {
        running.Wait();
        foreach (var other in others)
        {
            if (SummaryOf(other) is not { } summary) continue;
            table.Add(other.Name, Split.Test, summary.Test);
            table.Add(other.Name, Split.Novel, summary.Novel);
        }
    }

    /// <summary>Ends what is still running; it will be run anew the next time.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            stopped = true;
            current?.Kill();
        }
        running.Wait();
    }

    private RunSummary? SummaryOf(ResolvedExperiment other) => RunDirectory.FinishedRun(results, other.Name, other.ToYaml());

    private void Run(string name)
    {
        RnnChild child;
        lock (gate)
        {
            if (stopped) return;
            current = child = new RnnChild(["train", name, "--results", results]);
        }
        using (child)
        {
            var code = child.WaitForExit();
            lock (gate)
            {
                current = null;
                if (!stopped && code != 0)
                    progress.Warning($"{name} ended with exit code {code} and is left out of the table; to see why: make exp NAME={name}");
            }
        }
    }
}
