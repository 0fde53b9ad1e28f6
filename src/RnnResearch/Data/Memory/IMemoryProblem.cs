namespace RnnResearch.Data.Memory;

/// <summary>A problem that can only be solved by remembering the beginning of a sequence to its end.</summary>
public interface IMemoryProblem
{
    /// <summary>Steps of a sequence, answer included.</summary>
    int Steps { get; }

    /// <summary>Numbers, or different tokens, in the input of a step.</summary>
    int Inputs { get; }

    /// <summary>Numbers, or scores of different tokens, in an answer.</summary>
    int Outputs { get; }

    /// <summary>The lowest loss there is for a network without memory.</summary>
    double LossWithoutMemory { get; }

    /// <summary>Some sequences by chance.</summary>
    MemoryBatch Draw(CounterRandom random, int count);

    /// <summary>A problem by its name.</summary>
    /// <param name="kind">which</param>
    /// <param name="length">T</param>
    static IMemoryProblem Of(MemoryProblemKind kind, int length) =>
        kind == MemoryProblemKind.Adding ? new AddingProblem(length) : ITokenProblem.Of(kind, length);

    /// <summary>The length of which a problem has so many steps, or the next shorter one.</summary>
    static int LengthOf(MemoryProblemKind kind, int steps) => kind switch
    {
        MemoryProblemKind.Copying => steps - (2 * CopyingProblem.Recalled),
        MemoryProblemKind.Reciting or MemoryProblemKind.Reversing => steps / 2,
        MemoryProblemKind.BinaryAddition => steps - 1,
        _ => steps,
    };
}
