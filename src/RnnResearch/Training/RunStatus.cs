namespace RnnResearch.Training;

/// <summary>How a run ended.</summary>
public enum RunStatus
{
    Finished,

    /// <summary>Stopped by the user after a checkpoint; it can be resumed.</summary>
    Interrupted,

    /// <summary>Stopped by itself, for instance because the loss became NaN.</summary>
    Failed,
}
