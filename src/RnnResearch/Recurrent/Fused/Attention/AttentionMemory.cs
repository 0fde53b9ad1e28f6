using System.Numerics;
using RnnResearch.Kernels;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace RnnResearch.Recurrent.Fused.Attention;

/// <summary>Where everything stands that attention reads and makes.</summary>
internal sealed unsafe class AttentionMemory<T> where T : unmanaged, INumberBase<T>
{
    private readonly RecurrenceShape steps;
    private readonly Tensor[] held;
    private readonly long* sources;
    private readonly long* lengths; // null where all sources have L places
    private readonly T* annotations;
    private readonly T* keys;
    private readonly T* queries;
    private readonly T* context;
    private readonly T* alpha;
    private readonly T* weights; // alpha where nothing is chosen
    private readonly T* chances; // null where nothing is

    /// <param name="steps">the sizes of the recurrence</param>
    /// <param name="parts">contiguous</param>
    /// <param name="trace">what is kept</param>
    /// <exception cref="ArgumentException">A sequence is about no source, or a source has no places, or more than there are.</exception>
    public AttentionMemory(RecurrenceShape steps, AttentionParts parts, AttentionTrace trace)
    {
        (this.steps, Shape) = (steps, AttentionShape.Of<T>(parts));
        held =
        [
            Padded(parts.Annotations, Shape.AnnotationBlock),
            Padded(parts.Keys.Times(2), Shape.AlignmentBlock),
            Padded(parts.v.Times(2), Shape.AlignmentBlock),
            parts.Sources,
            parts.Lengths,
            parts.Chances,
            .. trace.Tensors,
        ];
        annotations = TensorMemory.Of<T>(held[0]);
        keys = TensorMemory.Of<T>(held[1]);
        V = TensorMemory.Of<T>(held[2]);
        sources = TensorMemory.Of<long>(parts.Sources);
        lengths = parts.Lengths.numel() == 0 ? null : TensorMemory.Of<long>(parts.Lengths);
        queries = TensorMemory.Of<T>(trace.Queries);
        context = TensorMemory.Of<T>(trace.Context);
        alpha = TensorMemory.Of<T>(trace.Alpha);
        weights = Shape.Chooses ? TensorMemory.Of<T>(trace.Weights) : alpha;
        chances = Shape.Chooses ? TensorMemory.Of<T>(parts.Chances) : null;
        for (var row = 0; row < steps.Batch; row++)
        {
            if (sources[row] < 0 || sources[row] >= Shape.Sources)
                throw new ArgumentException(
                    $"sequence {row} is about source {sources[row]}, and there are {Shape.Sources}", nameof(parts));
        }
        for (var source = 0; source < Shape.Sources; source++)
        {
            if (Places(source) < 1 || Places(source) > Shape.Places)
                throw new ArgumentException($"source {source} has {Places(source)} places, expected 1 to {Shape.Places}", nameof(parts));
        }
    }

    public AttentionShape Shape { get; }

    /// <summary>How many places a source has.</summary>
    public int Places(int source) => lengths is null ? Shape.Places : (int)lengths[source];

    /// <summary>2 v.</summary>
    public T* V { get; }

    /// <summary>Which source a sequence is about.</summary>
    public int Source(int row) => (int)sources[row];

    /// <summary>a of a source, [L, AnnotationBlock].</summary>
    public T* Annotations(int source) => annotations + ((nint)source * Shape.Places * Shape.AnnotationBlock);

    /// <summary>2 U of a source, [L, AlignmentBlock].</summary>
    public T* Keys(int source) => keys + ((nint)source * Shape.Places * Shape.AlignmentBlock);

    /// <summary>The query of a sequence at a step, and behind it the gate.</summary>
    public T* Query(int step, int row) => queries + (Place(step, row) * Shape.QueryWidth);

    /// <summary>The context.</summary>
    public T* Context(int step, int row) => context + (Place(step, row) * Shape.AnnotationBlock);

    /// <summary>Where it looks.</summary>
    public T* Alpha(int step, int row) => alpha + (Place(step, row) * Shape.PlacesBlock);

    /// <summary>What each place contributes to the context.</summary>
    public T* Weights(int step, int row) => weights + (Place(step, row) * Shape.PlacesBlock);

    /// <summary>What decides which place is read; below zero all are.</summary>
    public T Chance(int step, int row) => chances is null ? -T.One : chances[Place(step, row)];

    private nint Place(int step, int row) => (nint)steps.Start(step) + row;

    private static Tensor Padded(Tensor rows, int block) => nn.functional.pad(rows, [0, block - rows.size(-1)]).contiguous();
}
