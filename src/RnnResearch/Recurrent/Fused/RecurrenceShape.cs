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
    public static RecurrenceShape Of<T>(RecurrenceInput x, long hidden) =>
        new((int)x.Size.Steps, (int)x.Size.Batch, (int)(x.Length ?? x.Values.shape[^1]), (int)hidden, (int)((hidden + Vector512<T>.Count - 1) / Vector512<T>.Count * Vector512<T>.Count));
}
