using static TorchSharp.torch;

namespace RnnResearch.Data.Memory;

/// <summary>
/// The adding problem (Hochreiter and Schmidhuber 1997, experiment 4, in the form of Arjovsky, Shah and Bengio 2016): each step has a
/// number from U(0, 1) and a mark, which is 1 at one step of either half and 0 elsewhere; the answer, after the last step, is the sum of
/// the two marked numbers. Inputs are [T, B, 2], number and mark; targets [B].
/// </summary>
/// <param name="length">T, at least 2</param>
public sealed class AddingProblem(int length) : IMemoryProblem
{
    private const float Fraction = 1f / (1 << 24); // what a float's 24 bits leave room for, so that the product is exact

    public int Steps => length;

    public int Inputs => 2;

    public int Outputs => 1;

    /// <summary>The variance of the sum of two numbers from U(0, 1): a network without memory says 1.</summary>
    public double LossWithoutMemory => 1.0 / 6;

    public MemoryBatch Draw(CounterRandom random, int count)
    {
        var (inputs, targets) = (new float[length * count * Inputs], new float[count]);
        int Place(int step, int sequence) => ((step * count) + sequence) * Inputs;
        for (var sequence = 0; sequence < count; sequence++)
        {
            for (var step = 0; step < length; step++) inputs[Place(step, sequence)] = (random.Next() >> 40) * Fraction;
            var half = length / 2;
            foreach (var marked in new[] { random.Below(half), random.Between(half, length - 1) })
            {
                inputs[Place(marked, sequence) + 1] = 1;
                targets[sequence] += inputs[Place(marked, sequence)];
            }
        }
        return new MemoryBatch(tensor(inputs, length, count, Inputs), tensor(targets));
    }
}
