namespace RnnResearch.Experiments.Language;

/// <summary>What held-out splits and written texts begin with.</summary>
public enum StartState
{
    /// <summary>A state of zeros, as every epoch of training does.</summary>
    Empty,

    /// <summary>
    /// The state that training has reached in its first stream, as in min-char-rnn. An epoch sees zeros once:
    /// a network in its first hundreds of steps, or after large ones, may be at home only where it has been since, and write nothing
    /// but signs it has hardly met.
    /// </summary>
    Training,
}
