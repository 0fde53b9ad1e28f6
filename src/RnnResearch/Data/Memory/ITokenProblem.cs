namespace RnnResearch.Data.Memory;

/// <summary>
/// A problem whose inputs and answers are tokens: inputs int64 [T, B], targets int64 [K, B], the answers of the last K steps.
/// </summary>
public interface ITokenProblem : IMemoryProblem
{
    /// <summary>How many of the last answers take memory and so count as right or wrong; null for all.</summary>
    int? Recalled => null;

    /// <summary>A problem by its name; adding is none of them.</summary>
    static new ITokenProblem Of(MemoryProblemKind kind, int length) => kind switch
    {
        MemoryProblemKind.Copying => new CopyingProblem(length),
        MemoryProblemKind.Reciting => new RecitingProblem(length, backwards: false),
        MemoryProblemKind.Reversing => new RecitingProblem(length, backwards: true),
        MemoryProblemKind.Alphabet => new AlphabetProblem(length),
        MemoryProblemKind.BinaryAddition => new BinaryAdditionProblem(length),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "there is no such problem of tokens"),
    };
}
