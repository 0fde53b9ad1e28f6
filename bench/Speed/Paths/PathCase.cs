using Speed.Ours;

namespace Speed.Paths;

/// <summary>A case with the fast paths that it goes.</summary>
/// <param name="Name">of the case</param>
/// <param name="Variants">each without one of them</param>
internal sealed record PathCase(string Name, params IReadOnlyList<Variant> Variants)
{
    private static readonly Variant[] ofKernels =
    [
        Variant.NoFusedRecurrence, Variant.NoOutputLoss, Variant.NoFusedUpdate, Variant.NoKeptHeap,
    ];

    private static readonly Variant[] ofVocabulary = [.. ofKernels, Variant.NoProjectedVocabulary];

    internal static readonly IReadOnlyList<PathCase> All =
    [
        new("char-lstm", ofVocabulary) { WithoutKernels = [Variant.NoFusedUpdate] },
        new("char-lstm-512", Variant.NoFusedRecurrence, Variant.NoKeptHeap) { LessToo = false },
        new("mut1", ofVocabulary),
        new("ptb-lstm-small", ofKernels), // its vocabulary is larger than a chunk
        new("min-char-rnn", ofVocabulary) { Threads = 1, WithoutKernels = [Variant.NoFusedUpdate, Variant.ForcedRecurrence] },
        new("captioner", ofKernels),
        new("encoder", Variant.NoFusedUpdate, Variant.NoKeptHeap) { LessToo = false },
    ];

    internal int Threads { get; private init; } = 2;

    /// <summary>Whether it is measured with less than all that the processor has, too.</summary>
    internal bool LessToo { get; private init; } = true;

    /// <summary>Where kernels do not suit the processor; none leaves the case out there.</summary>
    internal IReadOnlyList<Variant> WithoutKernels { get; private init; } = [];

    /// <summary>
    /// What is measured with an instruction set. The heap has nothing to do with it: the first set's figures are enough.
    /// </summary>
    internal IReadOnlyList<Variant> VariantsOn(InstructionSet set)
    {
        if (set == InstructionSet.Here[0]) return set.SuitsKernels ? Variants : WithoutKernels;
        return set.SuitsKernels ? [.. (LessToo ? Variants : []).Where(variant => variant.Environment.Count == 0)] : WithoutKernels;
    }
}
