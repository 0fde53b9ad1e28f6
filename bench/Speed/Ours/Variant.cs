namespace Speed.Ours;

/// <summary>Our side as it is, or with one thing done otherwise: what that thing is worth is the ratio of the two.</summary>
/// <param name="Name">of that thing, as the tables call it</param>
internal sealed record Variant(string Name)
{
    internal static readonly Variant AsItIs = new("as it is");

    /// <summary>The package's module or the unrolled cell instead, as the package has it; the next two go with it.</summary>
    internal static readonly Variant NoFusedRecurrence = new("fused recurrence");

    internal static readonly Variant NoProjectedVocabulary = new("vocabulary projected instead of the text");
    internal static readonly Variant NoOutputLoss = new("output layer and loss in one");
    internal static readonly Variant NoFusedUpdate = new("update of all weights in one pass");
    internal static readonly Variant NoKeptHeap = new("heap kept") { Environment = [AsItComes.Heap] };

    /// <summary>The fused recurrence where <c>kernel: auto</c> leaves it to the package: this one adds what the others leave out.</summary>
    internal static readonly Variant ForcedRecurrence = new("fused recurrence, against auto") { Adds = true };

    internal static readonly IReadOnlyList<Variant> All =
    [
        AsItIs, NoFusedRecurrence, NoProjectedVocabulary, NoOutputLoss, NoFusedUpdate, NoKeptHeap, ForcedRecurrence,
    ];

    /// <summary>Whether our side as it is lacks that thing, and this has it.</summary>
    internal bool Adds { get; private init; }

    /// <summary>What a process is told by its environment.</summary>
    internal IReadOnlyList<(string Name, string Value)> Environment { get; private init; } = [];

    internal static Variant Named(string name) => All.Single(variant => variant.Name == name);
}
