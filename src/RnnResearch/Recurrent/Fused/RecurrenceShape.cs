using System.Runtime.Intrinsics;

namespace RnnResearch.Recurrent.Fused;

/// <summary>The sizes of one pass.</summary>
/// <param name="Steps">T</param>
/// <param name="Batch">B</param>
/// <param name="Input">I, the length of what enters at a step: a vector, or its projection</param>
/// <param name="Hidden">H</param>
/// <param name="Block">H made up to whole vectors: what lies in memory between two blocks; the units beyond H stay zero and meet zero weights only</param>
internal sealed record RecurrenceShape(int Steps, int Batch, int Input, int Hidden, int Block)
{
    private const int RowsAtOnce = 1024;

    /// <summary>As many steps as make one good product of the weights' gradients. Backward takes so many at a time, counted from the last.</summary>
    public int StepsAtOnce => Math.Clamp(RowsAtOnce / Batch, 1, Steps);

    /// <summary>How many such runs of steps there are; the first may be shorter.</summary>
    public int Runs => (Steps + StepsAtOnce - 1) / StepsAtOnce;

    public static RecurrenceShape Of<T>(RecurrenceInput x, long hidden) =>
        new((int)x.Size.Steps, (int)x.Size.Batch, (int)x.Values.shape[^1], (int)hidden, (int)((hidden + Vector512<T>.Count - 1) / Vector512<T>.Count * Vector512<T>.Count));
}
