using System.Runtime.Intrinsics;

namespace RnnResearch.Recurrent.Fused;

/// <summary>The sizes of one pass.</summary>
/// <param name="Steps">T</param>
/// <param name="Batch">B</param>
/// <param name="Input">I, the length of what enters at a step: a vector, or its projection; of one-hot vectors V</param>
/// <param name="Hidden">H</param>
/// <param name="Block">H made up to whole vectors: what lies in memory between two blocks; the units beyond H stay zero and meet zero weights only</param>
/// <param name="Vocabulary">V, how many tokens there are; 0 where the input is none</param>
internal sealed record RecurrenceShape(int Steps, int Batch, int Input, int Hidden, int Block, int Vocabulary)
{
    /// <param name="x">what is read</param>
    /// <param name="weights">in the plan's order</param>
    public static RecurrenceShape Of<T>(RecurrenceInput x, IReadOnlyList<TorchSharp.torch.Tensor> weights)
    {
        var hidden = (int)weights[x.Projected ? 0 : 2].size(1);
        var input = (int)(x.Values ?? weights[0]).size(-1);
        var block = (hidden + Vector512<T>.Count - 1) / Vector512<T>.Count * Vector512<T>.Count;
        return new(x.Steps, x.Batch, input, hidden, block, x.Tokens is null ? 0 : (int)(x.Values?.size(0) ?? input));
    }
}
