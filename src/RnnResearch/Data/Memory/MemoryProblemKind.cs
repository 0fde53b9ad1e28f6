namespace RnnResearch.Data.Memory;

/// <summary>The problems of long memory that an experiment can name.</summary>
public enum MemoryProblemKind
{
    /// <summary>To add up the two numbers of a sequence that are marked, <see cref="AddingProblem"/>.</summary>
    Adding,

    /// <summary>To say ten symbols again after a long blank, <see cref="CopyingProblem"/>.</summary>
    Copying,

    /// <summary>To say letters again in their order, <see cref="RecitingProblem"/>.</summary>
    Reciting,

    /// <summary>To say letters again backwards, <see cref="RecitingProblem"/>.</summary>
    Reversing,

    /// <summary>To say the alphabet from a letter on, forwards or backwards, <see cref="AlphabetProblem"/>.</summary>
    Alphabet,

    /// <summary>To add two binary numbers digit by digit, <see cref="BinaryAdditionProblem"/>.</summary>
    BinaryAddition,
}
