using static TorchSharp.torch;

namespace RnnResearch.Data.Memory;

/// <summary>
/// Letters by chance, each one of 26, which are then to be said again, in their order or backwards:
/// <code>
/// read    q  c  x  say say say
/// answer           q   c   x          backwards x c q
/// </code>
/// Inputs are int64 [2T, B], targets [T, B].
/// </summary>
/// <param name="length">T, how many letters</param>
/// <param name="backwards">whether the last is to be said first</param>
public sealed class RecitingProblem(int length, bool backwards) : ITokenProblem
{
    /// <summary>How many different letters there are.</summary>
    public const int Letters = 26;

    /// <summary>The token that asks for an answer.</summary>
    public const int Say = Letters;

    public int Steps => 2 * length;

    public int Inputs => Letters + 1;

    public int Outputs => Letters;

    /// <summary>ln 26: each letter is as likely.</summary>
    public double LossWithoutMemory => Math.Log(Letters);

    public MemoryBatch Draw(CounterRandom random, int count)
    {
        var (inputs, targets) = (new long[Steps * count], new long[length * count]);
        Array.Fill(inputs, Say);
        for (var sequence = 0; sequence < count; sequence++)
        {
            for (var place = 0; place < length; place++)
            {
                var letter = random.Below(Letters);
                var answer = backwards ? length - 1 - place : place;
                inputs[(place * count) + sequence] = letter;
                targets[(answer * count) + sequence] = letter;
            }
        }
        return new MemoryBatch(tensor(inputs, Steps, count), tensor(targets, length, count));
    }
}
