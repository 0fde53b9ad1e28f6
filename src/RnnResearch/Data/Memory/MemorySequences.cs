using RnnResearch.Configuration;

namespace RnnResearch.Data.Memory;

/// <summary>
/// The sequences of a problem: those of a step of training follow from seed and step alone, those of a held-out split are always the same.
/// </summary>
/// <param name="config">the problem, its lengths, and how many sequences are held out</param>
/// <param name="seed">of the training split</param>
public sealed class MemorySequences(MemoryDataConfig config, long seed)
{
    private readonly IReadOnlyList<IMemoryProblem> problems =
        [.. config.Lengths.Select(length => IMemoryProblem.Of(config.Problem, length))];

    /// <summary>What the sequences are of, at their longest.</summary>
    public IMemoryProblem Problem => problems[^1];

    /// <summary>The lowest loss of a network without memory: the mean over the lengths.</summary>
    public double LossWithoutMemory => problems.Average(problem => problem.LossWithoutMemory);

    /// <summary>The batch of step <paramref name="step"/>, from 1: sequences of one length.</summary>
    public MemoryBatch Training(long step, int count)
    {
        var random = Stream(Split.Train, (ulong)seed, (ulong)step);
        var problem = problems.Count == 1 ? Problem : random.Pick(problems);
        return problem.Draw(random, count);
    }

    /// <summary>
    /// The sequences of a held-out split, as many of each length, so many at a time; the last batch of a length may have fewer.
    /// </summary>
    /// <exception cref="DataException">There is no such split.</exception>
    public IEnumerable<MemoryBatch> HeldOut(Split split, int portion)
    {
        var (count, random) = (CountOf(split), Stream(split));
        foreach (var (index, problem) in problems.Index())
        {
            var left = (count * (index + 1) / problems.Count) - (count * index / problems.Count);
            for (; left > 0; left -= portion) yield return problem.Draw(random, Math.Min(portion, left));
        }
    }

    /// <summary>Sequences that are in no split and always the same, of any length.</summary>
    public MemoryBatch Further(int length, int count)
    {
        var problem = IMemoryProblem.Of(config.Problem, length);
        return problem.Draw(Stream(Split.Validation, step: (ulong)problem.Steps), count);
    }

    private int CountOf(Split split) => split switch
    {
        Split.Validation => config.Validation,
        Split.Test => config.Test,
        _ => throw new DataException($"the {SnakeCase.Of(config.Problem.ToString())} problem has no {split.Name()} split of its own; "
            + $"expected {Split.Validation.Name()} or {Split.Test.Name()}"),
    };

    private CounterRandom Stream(Split split, ulong seed = 0, ulong step = 0) =>
        new(CounterRandom.KeyOf((ulong)config.Problem, (ulong)config.Length, (ulong)split, seed, step));
}
