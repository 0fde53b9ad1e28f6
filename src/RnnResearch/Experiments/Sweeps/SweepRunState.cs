namespace RnnResearch.Experiments.Sweeps;

/// <summary>How far a run of a sweep is, judged by its folder.</summary>
internal enum SweepRunState
{
    /// <summary>Its turn has not come.</summary>
    New,

    /// <summary>It began; unless it still runs, it was interrupted or killed, and goes on from its newest checkpoint.</summary>
    Unfinished,

    /// <summary>It ended by an error.</summary>
    Failed,

    Finished,

    /// <summary>It ended because its numbers were none any more, which is a result: the same run would end so again.</summary>
    Diverged,
}
