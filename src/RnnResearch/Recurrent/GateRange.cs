namespace RnnResearch.Recurrent;

/// <summary>Where the values of a gate can be.</summary>
public enum GateRange
{
    /// <summary>From 0, shut, to 1, open.</summary>
    Sigmoid,

    /// <summary>From -1 to 1.</summary>
    Tanh,

    /// <summary>Anywhere.</summary>
    Unbounded,
}
