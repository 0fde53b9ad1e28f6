namespace TrainingSpeed;

/// <summary>A model in training, timed beside the same one in Python. Both sides work on made-up data that is a function of numbers alone.</summary>
internal interface ICase
{
    /// <summary>What the command line and the table call it.</summary>
    string Name { get; }

    /// <summary>The Python side: a script of bench/peers, and what it is told beside the number of threads.</summary>
    IReadOnlyList<string> Peer { get; }

    /// <summary>What it is trained on, in the plural: words or chars.</summary>
    string Unit { get; }

    /// <summary>The number of parameters, and the loss of weights that are a function of their shape.</summary>
    (long Parameters, double Loss) FixedPoint();

    /// <summary>The steps of one measurement; returns how many tokens they trained on.</summary>
    long Train();
}
