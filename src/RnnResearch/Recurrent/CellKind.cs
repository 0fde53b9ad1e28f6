namespace RnnResearch.Recurrent;

/// <summary>The recurrences an experiment can name in YAML (<c>cell: rnn | lstm | gru</c>).</summary>
public enum CellKind
{
    /// <summary>The vanilla network of the lecture, <see cref="RnnCell"/>.</summary>
    Rnn,

    /// <summary>Long short-term memory, <see cref="LstmCell"/>.</summary>
    Lstm,

    /// <summary>Gated recurrent unit, <see cref="GruCell"/>.</summary>
    Gru,
}
