namespace RnnResearch.Training;

/// <summary>How training ended.</summary>
public enum TrainingOutcome
{
    /// <summary>All epochs were run, or early stopping ended them.</summary>
    Completed,

    /// <summary>The user asked to stop; the state is saved.</summary>
    Interrupted,
}
