using static TorchSharp.torch;

namespace RnnResearch.Data.Memory;

/// <summary>
/// Two binary numbers of T digits, read side by side from the lowest digit on, and their sum, digit by digit; after the highest one come
/// two zeros, for the carry. What has to be remembered is one bit, over as many steps as it is carried.
/// <code>
/// 6 + 7    read    (0,1) (1,1) (1,1) (0,0)
///          answer    1     0     1     1           13, lowest digit first
/// </code>
/// A token is 2a + b. Inputs and targets are int64 [T + 1, B].
/// </summary>
/// <param name="length">T, digits of each number</param>
public sealed class BinaryAdditionProblem(int length) : ITokenProblem
{
    public int Steps => length + 1;

    public int Inputs => 4;

    public int Outputs => 2;

    /// <summary>
    /// The mean entropy of the carry, which makes the answer as uncertain. It is 1 with the probability p, 0 at the first step and
    /// 1/4 + p/2 after one where it was p: two ones carry, and a one and a zero carry on.
    /// </summary>
    public double LossWithoutMemory
    {
        get
        {
            var (p, sum) = (0.0, 0.0);
            for (var step = 0; step < Steps; step++, p = 0.25 + (p / 2)) sum += Entropy(p);
            return sum / Steps;
        }
    }

    public MemoryBatch Draw(CounterRandom random, int count)
    {
        var (inputs, targets) = (new long[Steps * count], new long[Steps * count]);
        for (var sequence = 0; sequence < count; sequence++)
        {
            var carry = 0;
            for (var step = 0; step < Steps; step++)
            {
                var digits = step < length ? random.Below(4) : 0;
                var sum = (digits >> 1) + (digits & 1) + carry;
                inputs[(step * count) + sequence] = digits;
                targets[(step * count) + sequence] = sum & 1;
                carry = sum >> 1;
            }
        }
        return new MemoryBatch(tensor(inputs, Steps, count), tensor(targets, Steps, count));
    }

    private static double Entropy(double p) => p is 0 or 1 ? 0 : -(p * Math.Log(p)) - ((1 - p) * Math.Log(1 - p));
}
