namespace RnnResearch.Data.Memory;

/// <summary>A problem that can only be solved by remembering the beginning of a sequence to its end.</summary>
public interface IMemoryProblem
{
    /// <summary>Steps of a sequence, answer included.</summary>
    int Steps { get; }

    /// <summary>The lowest loss there is for a network without memory.</summary>
    double LossWithoutMemory { get; }

    /// <summary>Some sequences by chance.</summary>
    MemoryBatch Draw(CounterRandom random, int count);

    /// <summary>A problem by its name.</summary>
    /// <param name="kind">which</param>
    /// <param name="length">T</param>
    static IMemoryProblem Of(MemoryProblemKind kind, int length) => kind switch
    {
        MemoryProblemKind.Adding => new AddingProblem(length),
        MemoryProblemKind.Copying => new CopyingProblem(length),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "there is no such problem"),
    };
}
