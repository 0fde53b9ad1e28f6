namespace RnnResearch.Training;

/// <summary>How the learning rate falls.</summary>
public enum ScheduleKind
{
    /// <summary>It does not.</summary>
    Constant,

    /// <summary>Half a cosine down to zero at the last step (Loshchilov and Hutter 2017, without restarts).</summary>
    Cosine,

    /// <summary>Multiplied by a factor after each epoch from a given one on, as char-rnn and Zaremba et al. do.</summary>
    Exponential,

    /// <summary>Multiplied by a factor whenever validation has not improved for a while, as PyTorch's word_language_model does.</summary>
    Plateau,
}
