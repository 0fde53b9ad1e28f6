using static TorchSharp.torch;

namespace RnnResearch.Data.Memory;

/// <summary>
/// The copying problem (Hochreiter and Schmidhuber 1997; Arjovsky, Shah and Bengio 2016, section 4.1): ten symbols, each one of eight, then
/// T - 1 blanks, a delimiter and ten more blanks. The answer is a blank at every step but the last ten, which say the symbols again.
/// Inputs and targets are int64 [T + 20, B].
/// </summary>
/// <param name="length">T</param>
public sealed class CopyingProblem(int length) : ITokenProblem
{
    /// <summary>How many symbols are to be remembered.</summary>
    public const int Recalled = 10;

    /// <summary>How many different ones there are.</summary>
    public const int Symbols = 8;

    /// <summary>The token of a blank.</summary>
    public const int Blank = Symbols;

    /// <summary>The token that asks for the answer; never a target.</summary>
    public const int Delimiter = Symbols + 1;

    public int Steps => length + (2 * Recalled);

    public int Inputs => Symbols + 2;

    public int Outputs => Symbols + 1;

    int? ITokenProblem.Recalled => Recalled;

    /// <summary>10 ln 8 / (T + 20): a network without memory says blanks where they belong, and of the symbols each as likely.</summary>
    public double LossWithoutMemory => Recalled * Math.Log(Symbols) / Steps;

    public MemoryBatch Draw(CounterRandom random, int count)
    {
        var (inputs, targets) = (new long[Steps * count], new long[Steps * count]);
        Array.Fill(inputs, Blank);
        Array.Fill(targets, Blank);
        Array.Fill(inputs, Delimiter, (length + Recalled - 1) * count, count);
        for (var sequence = 0; sequence < count; sequence++)
        {
            for (var place = 0; place < Recalled; place++)
            {
                var symbol = random.Below(Symbols);
                inputs[(place * count) + sequence] = symbol;
                targets[((Steps - Recalled + place) * count) + sequence] = symbol;
            }
        }
        return new MemoryBatch(tensor(inputs, Steps, count), tensor(targets, Steps, count));
    }
}
