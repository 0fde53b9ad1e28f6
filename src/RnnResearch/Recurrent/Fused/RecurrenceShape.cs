using System.Runtime.Intrinsics;
using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused;

/// <summary>The sizes of one pass.</summary>
/// <param name="Steps">T</param>
/// <param name="Batch">B, the sequences that run at the first step</param>
/// <param name="Input">I, the length of what enters at a step: a vector, or its projection; of one-hot vectors V</param>
/// <param name="Hidden">H</param>
/// <param name="Block">H made up to whole vectors: what lies in memory between two blocks; the units beyond H stay zero and meet
/// zero weights only</param>
/// <param name="Vocabulary">V, how many tokens there are; 0 where the input is none</param>
/// <param name="Starts">for each step, and behind the last, how many rows lie before it; null where all sequences run to the end</param>
internal sealed record RecurrenceShape(int Steps, int Batch, int Input, int Hidden, int Block, int Vocabulary, int[]? Starts = null)
{
    /// <summary>S, the rows of all steps.</summary>
    public int Rows => Start(Steps);

    /// <param name="x">what is read</param>
    /// <param name="weights">in the plan's order</param>
    public static RecurrenceShape Of<T>(RecurrenceInput x, IReadOnlyList<TorchSharp.torch.Tensor> weights)
    {
        var hidden = (int)weights[x.Projected ? 0 : 2].size(1);
        var input = (int)(x.Length ?? (x.Values ?? weights[0]).size(-1));
        var vocabulary = x.Tokens is null ? 0 : (int)(x.Values?.size(0) ?? input);
        return new(x.Steps, x.Batch, input, hidden, WholeVectors<T>(hidden), vocabulary, StartsOf(x.RowsPerStep));
    }

    /// <summary>So many elements made up to whole vectors.</summary>
    public static int WholeVectors<T>(long elements) =>
        (int)((elements + Vector512<T>.Count - 1) / Vector512<T>.Count * Vector512<T>.Count);

    /// <summary>How many rows lie before those of a step.</summary>
    public int Start(int step) => Starts is null ? step * Batch : Starts[step];

    /// <summary>How many sequences still run at a step: the first ones.</summary>
    public int Running(int step) => Starts is null ? Batch : Starts[step + 1] - Starts[step];

    /// <summary>A worker's sequences, from and to before: about as many rows for each.</summary>
    public (int From, int To) Share(int worker, int workers) =>
        Starts is null ? Crew.Share(Batch, worker, workers) : (FirstOf(worker, workers), FirstOf(worker + 1, workers));

    private static int[]? StartsOf(IReadOnlyList<long>? rowsPerStep)
    {
        if (rowsPerStep is null) return null;
        var starts = new int[rowsPerStep.Count + 1];
        for (var t = 0; t < rowsPerStep.Count; t++) starts[t + 1] = starts[t] + (int)rowsPerStep[t];
        return starts;
    }

    // The longer sequences come first, so that the first worker has fewer.
    private int FirstOf(int worker, int workers)
    {
        var (sequence, rows) = (0, 0L);
        while (sequence < Batch && rows * workers < (long)worker * Rows) rows += StepsOf(sequence++);
        return sequence;
    }

    private int StepsOf(int sequence)
    {
        var steps = 0;
        while (steps < Steps && Running(steps) > sequence) steps++;
        return steps;
    }
}
