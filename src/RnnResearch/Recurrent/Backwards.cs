using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>Turns sequences of different lengths round, each by itself: what fills them up stays at the end.</summary>
internal sealed class Backwards
{
    private readonly Tensor? order; // int64 [T·B], null where all have T steps

    private Backwards(IReadOnlyList<int> lengths, Tensor? order) => (Lengths, this.order) = (lengths, order);

    public IReadOnlyList<int> Lengths { get; }

    /// <exception cref="ArgumentException">A length is not from 1 to <paramref name="steps"/>.</exception>
    public static Backwards Of(IReadOnlyList<int> lengths, long steps, Device device)
    {
        foreach (var length in lengths)
            if (length < 1 || length > steps) throw new ArgumentException($"a sequence of {length} steps among {steps}", nameof(lengths));
        if (lengths.All(length => length == steps)) return new Backwards(lengths, null);
        var order = new long[steps * lengths.Count];
        for (var t = 0; t < steps; t++)
            for (var b = 0; b < lengths.Count; b++)
                order[(t * lengths.Count) + b] = ((t < lengths[b] ? lengths[b] - 1 - t : t) * (long)lengths.Count) + b;
        return new Backwards(lengths, tensor(order, device: device));
    }

    /// <summary>x [T, B] or [T, B, I], each sequence from its last step to its first.</summary>
    public Tensor Round(Tensor x) => order is null ? x.flip(0) : x.flatten(0, 1).index_select(0, order).view_as(x);
}
