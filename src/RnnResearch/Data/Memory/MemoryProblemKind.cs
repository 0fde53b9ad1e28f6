namespace RnnResearch.Data.Memory;

/// <summary>The problems of long memory that an experiment can name.</summary>
public enum MemoryProblemKind
{
    /// <summary>To add up the two numbers of a sequence that are marked, <see cref="AddingProblem"/>.</summary>
    Adding,

    /// <summary>To say ten symbols again after a long blank, <see cref="CopyingProblem"/>.</summary>
    Copying,
}
