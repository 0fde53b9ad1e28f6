namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// Which parts of an LSTM there are. Each form is a type of its own, so that its loop is compiled without the others' parts.
/// </summary>
internal interface ILstmForm
{
    static virtual bool HasInputGate => true;

    static virtual bool HasForgetGate => true;

    static virtual bool HasOutputGate => true;

    /// <summary>Whether a cell without a forget gate of its own forgets what it writes, f = 1 - i.</summary>
    static virtual bool Coupled => false;

    /// <summary>The tanh on what is written.</summary>
    static virtual bool HasInputActivation => true;

    /// <summary>The tanh on what is read.</summary>
    static virtual bool HasOutputActivation => true;

    /// <summary>Whether the gates see the cell state.</summary>
    static virtual bool HasPeepholes => false;
}
