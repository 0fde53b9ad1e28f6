namespace RnnResearch.Data.Memory;

/// <summary>
/// The sequences of a problem: those of a step of training follow from seed and step alone, those of a held-out split are always the same.
/// </summary>
/// <param name="config">the problem, and how many sequences are held out</param>
/// <param name="seed">of the training split</param>
public sealed class MemorySequences(MemoryDataConfig config, long seed)
{
    /// <summary>What the sequences are of.</summary>
    public IMemoryProblem Problem { get; } = IMemoryProblem.Of(config.Problem, config.Length);

    /// <summary>The batch of step <paramref name="step"/>, from 1.</summary>
    public MemoryBatch Training(long step, int count) => Problem.Draw(Stream(Split.Train, (ulong)seed, (ulong)step), count);

    /// <summary>The sequences of a held-out split, so many at a time; the last batch may have fewer.</summary>
    /// <exception cref="DataException">There is no such split.</exception>
    public IEnumerable<MemoryBatch> HeldOut(Split split, int portion)
    {
        var (left, random) = (CountOf(split), Stream(split));
        for (; left > 0; left -= portion) yield return Problem.Draw(random, Math.Min(portion, left));
    }

    /// <summary>Sequences that are in no split and always the same, of so many steps instead of the configured length.</summary>
    public MemoryBatch Further(int steps, int count)
    {
        var problem = IMemoryProblem.Of(config.Problem, steps - (Problem.Steps - config.Length));
        return problem.Draw(Stream(Split.Validation, step: (ulong)steps), count);
    }

    private int CountOf(Split split) => split switch
    {
        Split.Validation => config.Validation,
        Split.Test => config.Test,
        _ => throw new DataException($"the {config.Problem.ToString().ToLowerInvariant()} problem has no {split.Name()} split of its own; "
            + $"expected {Split.Validation.Name()} or {Split.Test.Name()}"),
    };

    private CounterRandom Stream(Split split, ulong seed = 0, ulong step = 0) =>
        new(CounterRandom.KeyOf((ulong)config.Problem, (ulong)config.Length, (ulong)split, seed, step));
}
