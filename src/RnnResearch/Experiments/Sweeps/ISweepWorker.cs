using RnnResearch.Training;

namespace RnnResearch.Experiments.Sweeps;

/// <summary>Whoever trains one run of a sweep: a process of its own, or a test.</summary>
internal interface ISweepWorker
{
    /// <summary>Begins a run or goes on with it, and returns when it ended.</summary>
    /// <param name="run">the run's directory, which says everything else</param>
    /// <param name="stop">asks to finish the step, save and end</param>
    Task<WorkerExit> Run(RunDirectory run, CancellationToken stop);
}
