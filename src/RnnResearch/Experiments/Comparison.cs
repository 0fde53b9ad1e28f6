using RnnResearch.Configuration;
using RnnResearch.Data;
using RnnResearch.Training;

namespace RnnResearch.Experiments;

/// <summary>
/// The experiments an experiment is set beside. One that has a finished run of its present configuration is read; any other is run
/// meanwhile in a process of its own, so that each has a core, a random stream and a run directory to itself.
/// </summary>
internal sealed class Comparison : IDisposable
{
    private readonly RunDirectory run;
    private readonly IReadOnlyList<ResolvedExperiment> others;
    private readonly string results;
    private readonly ITrainingProgress progress;
    private readonly CancellationTokenRegistration interruption;
    private readonly Task running;
    private readonly Lock gate = new();
    private RnnChild? current;
    private bool stopped;

    private Comparison(
        RunDirectory run, IReadOnlyList<ResolvedExperiment> others, string results, ITrainingProgress progress, CancellationToken interrupt)
    {
        (this.run, this.others, this.results, this.progress) = (run, others, results, progress);
        var missing = others.Where(other => RunOf(other) is null).Select(other => other.Name).ToList();
        if (missing.Count > 0)
            progress.Message($"running beside it, for comparison: {string.Join(", ", missing)} (their logs are in {results})");
        interruption = interrupt.Register(Stop);
        running = Task.Run(() => missing.ForEach(Train), CancellationToken.None);
    }

    /// <summary>What to say below a table of all of them.</summary>
    public string? Note => Circumstances.NoteOn([run.Info, .. others.Select(RunOf).OfType<RunDirectory>().Select(other => other.Info)]);

    /// <summary>Starts what has to be run.</summary>
    /// <param name="config">names the other experiments</param>
    /// <param name="run">the run they stand beside: theirs are looked for, and made, in the folder of all results that it is in</param>
    /// <param name="progress">hears what is run and what failed</param>
    /// <param name="interrupt">ends what is running; nothing is begun after that</param>
    public static Comparison Start(ExperimentConfig config, RunDirectory run, ITrainingProgress progress, CancellationToken interrupt) =>
        new(run, OthersOf(config, run, progress), run.ResultsFolder ?? "", progress, interrupt);

    /// <summary>Waits for what is still running.</summary>
    /// <returns>whether it came to its end without being interrupted</returns>
    public bool Wait()
    {
        running.Wait();
        lock (gate) return !stopped;
    }

    /// <summary>Adds everybody's rows.</summary>
    public void AddTo(ScoreTable table)
    {
        foreach (var other in others)
        {
            if (RunOf(other)?.Summary is not { } summary) continue;
            table.Add(other.Name, Split.Test, summary.Test);
            table.Add(other.Name, Split.Novel, summary.Novel);
        }
    }

    /// <summary>Ends what is still running; it will be run anew the next time.</summary>
    public void Dispose()
    {
        interruption.Dispose();
        Stop();
        running.Wait();
    }

    private static IReadOnlyList<ResolvedExperiment> OthersOf(ExperimentConfig config, RunDirectory run, ITrainingProgress progress)
    {
        if (config.Compare.Count == 0) return [];
        try
        {
            var catalog = ExperimentCatalog.Locate(TaskRegistry.Default);
            if (run.ResultsFolder is not null) return [.. config.Compare.Select(name => catalog.Load(name).Anywhere())];
            progress.Warning($"not set beside {string.Join(", ", config.Compare)}: "
                + $"{run.Path} is not in a folder {run.Info.Experiment}, beside which their runs would be");
        }
        catch (ConfigException error)
        {
            progress.Warning($"not set beside {string.Join(", ", config.Compare)}: {error.Message}");
        }
        return [];
    }

    private RunDirectory? RunOf(ResolvedExperiment other) => RunDirectory.FinishedRun(results, other.Name, other.ToYaml());

    private void Stop()
    {
        lock (gate)
        {
            stopped = true;
            current?.Kill();
        }
    }

    private void Train(string name)
    {
        RnnChild child;
        lock (gate)
        {
            if (stopped) return;
            try
            {
                current = child = new RnnChild(["train", name, "--results", results]);
            }
            catch (IOException error)
            {
                progress.Warning($"{name} is left out of the table: {error.Message}");
                return;
            }
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
