namespace RnnResearch.Recurrent;

/// <summary>Makes cells by name. A new cell is one file beside this one, a <see cref="CellKind"/> and one line here.</summary>
public static class RecurrentCells
{
    public static RecurrentCell Create(CellKind kind, long inputSize, long hiddenSize) => kind switch
    {
        CellKind.Rnn => new RnnCell(inputSize, hiddenSize),
        CellKind.Lstm => new LstmCell(inputSize, hiddenSize),
        CellKind.Gru => new GruCell(inputSize, hiddenSize),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "there is no such cell"),
    };
}
