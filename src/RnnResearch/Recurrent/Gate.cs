using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>A vector that a cell computes on its way from one state to the next, by the letter that its equation gives it.</summary>
/// <param name="Name">the letter: i f o g of the LSTM, r z n of the GRU</param>
/// <param name="Meaning">what it does, in a few words</param>
/// <param name="Range">where its values can be</param>
/// <param name="Value">[B, H]</param>
public sealed record Gate(string Name, string Meaning, GateRange Range, Tensor Value)
{
    public static Gate Input(Tensor i) => new("i", "input gate", GateRange.Sigmoid, i);

    public static Gate Forget(Tensor f) => new("f", "forget gate", GateRange.Sigmoid, f);

    public static Gate Output(Tensor o) => new("o", "output gate", GateRange.Sigmoid, o);

    public static Gate Reset(Tensor r) => new("r", "reset gate", GateRange.Sigmoid, r);

    public static Gate Update(Tensor z) => new("z", "update gate", GateRange.Sigmoid, z);

    /// <summary>What the LSTM would write: g.</summary>
    public static Gate Written(Tensor g, GateRange range = GateRange.Tanh) => new("g", "what is written", range, g);

    /// <summary>What the GRU and its kin would become: n, or h~.</summary>
    public static Gate Candidate(Tensor n) => new("n", "candidate", GateRange.Tanh, n);
}
