using System.Globalization;
using RnnResearch.Training;

namespace RnnResearch.Experiments.Sweeps;

/// <summary>Trains a run with <c>rnn resume</c> in a process of its own.</summary>
/// <param name="threads">of torch's operators, on threads too that the run's configuration does not reach</param>
/// <param name="atOnce">ends the processes without warning</param>
internal sealed class RnnWorker(int threads, CancellationToken atOnce) : ISweepWorker
{
    private readonly Dictionary<string, string> environment = new[] { "OMP_NUM_THREADS", "MKL_NUM_THREADS" }
        .ToDictionary(name => name, _ => threads.ToString(CultureInfo.InvariantCulture));

    public async Task<WorkerExit> Run(RunDirectory run, CancellationToken stop)
    {
        using var child = new RnnChild(["resume", "--run", run.Path, "--worker"], environment);
        using var asking = stop.Register(child.AskToStop);
        using var killing = atOnce.Register(child.Kill);
        var code = await child.WaitForExitAsync().ConfigureAwait(false);
        return new WorkerExit(code, child.Errors);
    }
}
