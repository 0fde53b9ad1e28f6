namespace RnnResearch.Experiments.Language;

/// <summary>What held-out splits and written texts begin with.</summary>
public enum StartState
{
    /// <summary>A state of zeros, as every epoch of training does.</summary>
    Empty,

    /// <summary>
    /// The state that training has reached in its first stream, as in min-char-rnn. Training that reads one stream sees zeros once: its large steps
    /// may leave a network that is at home only where it has been since.
    /// </summary>
    Training,
}
