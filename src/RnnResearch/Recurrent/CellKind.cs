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

    /// <summary>The vanilla network with rectified units, <see cref="ReluRnnCell"/>.</summary>
    [Cell(typeof(ReluRnnCell))] ReluRnn,

    /// <summary>Gated recurrent unit as on the slide, the reset gate inside the matrix product, <see cref="GruLectureCell"/>.</summary>
    [Cell(typeof(GruLectureCell))] GruLecture,

    /// <summary>Jozefowicz et al.'s first mutation: an update gate that sees only the input, <see cref="Mut1Cell"/>.</summary>
    [Cell(typeof(Mut1Cell))] Mut1,

    /// <summary>Jozefowicz et al.'s second mutation: the input itself added to the reset gate, <see cref="Mut2Cell"/>.</summary>
    [Cell(typeof(Mut2Cell))] Mut2,

    /// <summary>Jozefowicz et al.'s third mutation: an update gate that sees tanh(h), <see cref="Mut3Cell"/>.</summary>
    [Cell(typeof(Mut3Cell))] Mut3,

    /// <summary>LSTM without an input gate, <see cref="LstmNoInputGateCell"/>.</summary>
    [Cell(typeof(LstmNoInputGateCell))] LstmNoInputGate,

    /// <summary>LSTM without a forget gate, <see cref="LstmNoForgetGateCell"/>.</summary>
    [Cell(typeof(LstmNoForgetGateCell))] LstmNoForgetGate,

    /// <summary>LSTM without an output gate, <see cref="LstmNoOutputGateCell"/>.</summary>
    [Cell(typeof(LstmNoOutputGateCell))] LstmNoOutputGate,

    /// <summary>LSTM without the tanh on what is written, <see cref="LstmNoInputActivationCell"/>.</summary>
    [Cell(typeof(LstmNoInputActivationCell))] LstmNoInputActivation,

    /// <summary>LSTM without the tanh on what is read, <see cref="LstmNoOutputActivationCell"/>.</summary>
    [Cell(typeof(LstmNoOutputActivationCell))] LstmNoOutputActivation,

    /// <summary>LSTM that forgets as much as it writes, f = 1 - i, <see cref="LstmCoupledGatesCell"/>.</summary>
    [Cell(typeof(LstmCoupledGatesCell))] LstmCoupledGates,

    /// <summary>LSTM whose gates see the cell state, <see cref="LstmPeepholesCell"/>.</summary>
    [Cell(typeof(LstmPeepholesCell))] LstmPeepholes,

    /// <summary>LSTM whose gates see all gates of the step before, <see cref="LstmFullGateRecurrenceCell"/>.</summary>
    [Cell(typeof(LstmFullGateRecurrenceCell))] LstmFullGateRecurrence,

    /// <summary>
    /// No recurrence: the previous input where the vanilla network has the previous hidden state, <see cref="PreviousInputCell"/>.
    /// </summary>
    [Cell(typeof(PreviousInputCell))] PreviousInput,
}
