using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>Turns sequences of different lengths round, each by itself: what fills them up stays at the end.</summary>
internal sealed class Backwards
{
    private readonly long steps;
    private Tensor? order; // int64 [T·B], made when it is first wanted

    /// <param name="lengths">steps of each sequence</param>
    /// <param name="steps">T</param>
    /// <exception cref="ArgumentException">A length is not from 1 to <paramref name="steps"/>.</exception>
    public Backwards(IReadOnlyList<int> lengths, long steps)
    {
        foreach (var length in lengths)
            if (length < 1 || length > steps) throw new ArgumentException($"a sequence of {length} steps among {steps}", nameof(lengths));
        (Lengths, this.steps) = (lengths, steps);
    }

    public IReadOnlyList<int> Lengths { get; }

    /// <summary>x [T, B] or [T, B, I], each sequence from its last step to its first.</summary>
    public Tensor Round(Tensor x) => Lengths.All(length => length == steps)
        ? x.flip(0)
        : x.flatten(0, 1).index_select(0, order ??= tensor(Order(), device: x.device)).view_as(x);

    private long[] Order()
    {
        var (B, from) = ((long)Lengths.Count, new long[steps * Lengths.Count]);
        for (var t = 0; t < steps; t++)
            for (var b = 0; b < B; b++)
                from[(t * B) + b] = ((t < Lengths[b] ? Lengths[b] - 1 - t : t) * B) + b;
        return from;
    }
}
