namespace RnnResearch.Recurrent;

/// <summary>The recurrences an experiment can name in YAML (<c>cell: rnn | lstm | gru | ...</c>).</summary>
public enum CellKind
{
    /// <summary>The vanilla network of the lecture, <see cref="RnnCell"/>.</summary>
    [Cell(typeof(RnnCell))] Rnn,

    /// <summary>Long short-term memory, <see cref="LstmCell"/>.</summary>
    [Cell(typeof(LstmCell))] Lstm,

    /// <summary>Gated recurrent unit in cuDNN's form, the reset gate outside the matrix product, <see cref="GruCell"/>.</summary>
    [Cell(typeof(GruCell))] Gru,
}
