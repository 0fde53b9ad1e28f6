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

    /// <summary>All sequences of a held-out split.</summary>
    /// <exception cref="DataException">There is no such split.</exception>
    public MemoryBatch HeldOut(Split split) => split switch
    {
        Split.Validation => Problem.Draw(Stream(split), config.Validation),
        Split.Test => Problem.Draw(Stream(split), config.Test),
        _ => throw new DataException($"the {config.Problem.ToString().ToLowerInvariant()} problem has no {split.Name()} split of its own; "
            + $"expected {Split.Validation.Name()} or {Split.Test.Name()}"),
    };

    /// <summary>Sequences that are in no split and always the same, of so many steps instead of the configured length.</summary>
    public MemoryBatch Further(int steps, int count)
    {
        var problem = IMemoryProblem.Of(config.Problem, steps - (Problem.Steps - config.Length));
        return problem.Draw(Stream(Split.Validation, step: (ulong)steps), count);
    }

    private CounterRandom Stream(Split split, ulong seed = 0, ulong step = 0) =>
        new(CounterRandom.KeyOf((ulong)config.Problem, (ulong)config.Length, (ulong)split, seed, step));
}
