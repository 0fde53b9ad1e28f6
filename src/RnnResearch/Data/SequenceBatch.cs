using static TorchSharp.torch;

namespace RnnResearch.Data;

/// <summary>Sequences of tokens side by side, filled up at their ends with <see cref="Vocabulary.Pad"/>.</summary>
/// <param name="Tokens">int64 [T, B]</param>
/// <param name="Lengths">tokens of each sequence, at least 1</param>
public sealed record SequenceBatch(Tensor Tokens, IReadOnlyList<int> Lengths)
{
    /// <summary>B.</summary>
    public int Count => Lengths.Count;

    /// <summary>How many tokens that are.</summary>
    public long Words => Lengths.Sum(length => (long)length);

    /// <exception cref="ArgumentException">There is no sequence, or one without a token.</exception>
    public static SequenceBatch Of(IReadOnlyList<IReadOnlyList<long>> sequences)
    {
        if (sequences.Count == 0 || sequences.Any(sequence => sequence.Count == 0))
            throw new ArgumentException("expected at least one sequence, each of at least one token", nameof(sequences));
        var steps = sequences.Max(sequence => sequence.Count);
        var tokens = new long[steps * sequences.Count];
        Array.Fill(tokens, Vocabulary.Pad);
        foreach (var (b, sequence) in sequences.Index())
            for (var t = 0; t < sequence.Count; t++) tokens[(t * sequences.Count) + b] = sequence[t];
        return new SequenceBatch(tensor(tokens, steps, sequences.Count), [.. sequences.Select(sequence => sequence.Count)]);
    }

    /// <summary>The same on a device.</summary>
    public SequenceBatch On(Device device) => this with { Tokens = Tokens.to(device) };
}
