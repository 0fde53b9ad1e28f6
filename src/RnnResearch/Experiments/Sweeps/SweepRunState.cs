namespace RnnResearch.Experiments.Sweeps;

/// <summary>How far a run of a sweep is, judged by its folder.</summary>
internal enum SweepRunState
{
    /// <summary>Its turn has not come.</summary>
    New,

    /// <summary>It began and was stopped, politely or not; it goes on from its newest checkpoint.</summary>
    Interrupted,

    /// <summary>It ended by an error.</summary>
    Failed,

    Finished,
}
