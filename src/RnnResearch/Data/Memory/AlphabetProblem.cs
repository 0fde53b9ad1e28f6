using static TorchSharp.torch;

namespace RnnResearch.Data.Memory;

/// <summary>
/// The alphabet from some letter on, forwards or backwards, without a look at what was said before: a step's answer follows from how many
/// have passed since the first. After z comes a.
/// <code>
/// read    c&gt; say say say         c&lt; say say say
/// answer  c  d   e   f           c  b   a   z
/// </code>
/// Inputs and targets are int64 [T, B].
/// </summary>
/// <param name="length">T, how many letters are to be said</param>
public sealed class AlphabetProblem(int length) : ITokenProblem
{
    /// <summary>How many letters the alphabet has.</summary>
    public const int Letters = 26;

    /// <summary>The token that asks for the next letter; those below are the letters to begin with, forwards and then backwards.</summary>
    public const int Say = 2 * Letters;

    public int Steps => length;

    public int Inputs => Say + 1;

    public int Outputs => Letters;

    /// <summary>(T - 1)/T ln 26: the first letter is read as it is said, and of the others each is as likely.</summary>
    public double LossWithoutMemory => (length - 1) * Math.Log(Letters) / length;

    public MemoryBatch Draw(CounterRandom random, int count)
    {
        var (inputs, targets) = (new long[length * count], new long[length * count]);
        Array.Fill(inputs, Say);
        for (var sequence = 0; sequence < count; sequence++)
        {
            var start = random.Below(Say);
            var (letter, way) = (start % Letters, start < Letters ? 1 : Letters - 1);
            inputs[sequence] = start;
            for (var place = 0; place < length; place++, letter = (letter + way) % Letters) targets[(place * count) + sequence] = letter;
        }
        return new MemoryBatch(tensor(inputs, length, count), tensor(targets, length, count));
    }
}
