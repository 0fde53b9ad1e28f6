using RnnResearch.Kernels;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused.Attention;

/// <summary>Where everything stands that attention reads and makes.</summary>
internal sealed unsafe class AttentionMemory<T> where T : unmanaged
{
    private readonly RecurrenceShape steps;
    private readonly Tensor[] held;
    private readonly long* images;
    private readonly T* annotations;
    private readonly T* keys;
    private readonly T* queries;
    private readonly T* context;
    private readonly T* alpha;

    /// <param name="steps">the sizes of the recurrence</param>
    /// <param name="parts">contiguous</param>
    /// <param name="trace">what is kept</param>
    /// <exception cref="ArgumentException">A caption is of no picture.</exception>
    public AttentionMemory(RecurrenceShape steps, AttentionParts parts, AttentionTrace trace)
    {
        (this.steps, Shape) = (steps, AttentionShape.Of<T>(parts));
        held =
        [
            Padded(parts.Annotations, Shape.AnnotationBlock),
            Padded(parts.Keys.Times(2), Shape.AlignmentBlock),
            Padded(parts.v.Times(2), Shape.AlignmentBlock),
            parts.Images,
            .. trace.Tensors,
        ];
        annotations = TensorMemory.Of<T>(held[0]);
        keys = TensorMemory.Of<T>(held[1]);
        V = TensorMemory.Of<T>(held[2]);
        images = TensorMemory.Of<long>(parts.Images);
        queries = TensorMemory.Of<T>(trace.Queries);
        context = TensorMemory.Of<T>(trace.Context);
        alpha = TensorMemory.Of<T>(trace.Alpha);
        for (var row = 0; row < steps.Batch; row++)
        {
            if (images[row] < 0 || images[row] >= Shape.Pictures)
                throw new ArgumentException(
                    $"sequence {row} is about picture {images[row]}, and there are {Shape.Pictures}", nameof(parts));
        }
    }

    public AttentionShape Shape { get; }

    /// <summary>2 v.</summary>
    public T* V { get; }

    /// <summary>Which picture a sequence is about.</summary>
    public int Picture(int row) => (int)images[row];

    /// <summary>a of a picture, [L, AnnotationBlock].</summary>
    public T* Annotations(int picture) => annotations + ((nint)picture * Shape.Places * Shape.AnnotationBlock);

    /// <summary>2 U of a picture, [L, AlignmentBlock].</summary>
    public T* Keys(int picture) => keys + ((nint)picture * Shape.Places * Shape.AlignmentBlock);

    /// <summary>The query of a sequence at a step, and behind it the gate.</summary>
    public T* Query(int step, int row) => queries + (Place(step, row) * Shape.QueryWidth);

    /// <summary>The context.</summary>
    public T* Context(int step, int row) => context + (Place(step, row) * Shape.AnnotationBlock);

    /// <summary>Where it looks.</summary>
    public T* Alpha(int step, int row) => alpha + (Place(step, row) * Shape.PlacesBlock);

    private nint Place(int step, int row) => (nint)steps.Start(step) + row;

    private static Tensor Padded(Tensor rows, int block) => nn.functional.pad(rows, [0, block - rows.size(-1)]).contiguous();
}
