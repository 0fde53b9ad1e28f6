namespace RnnResearch.Data;

/// <summary>
/// Random numbers that are the same on every platform and in every version of .NET: draw n of a stream is the
/// SplitMix64 finaliser of <c>key + n * 0x9E3779B97F4A7C15</c> (Steele, Lea and Flood 2014, "Fast splittable
/// pseudorandom number generators"). Integers only, since floating-point library functions differ between machines.
/// </summary>
public sealed class CounterRandom
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;
    private readonly ulong key;
    private ulong counter;

    public CounterRandom(ulong key) => this.key = key;

    /// <summary>The key of the stream that a path of numbers (seed, split, index, purpose ...) leads to.</summary>
    public static ulong KeyOf(params ReadOnlySpan<ulong> path)
    {
        var key = 0UL;
        foreach (var step in path)
            key = Mix((key ^ step) + GoldenGamma);
        return key;
    }

    /// <summary>64 fresh random bits.</summary>
    public ulong Next() => Mix(key + ++counter * GoldenGamma);

    /// <summary>A whole number from 0 to <paramref name="bound"/> - 1.</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)Math.BigMul(Next(), (ulong)bound, out _);
    }

    /// <summary>A whole number from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>True in <paramref name="percent"/> of 100 draws.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>One element, each as likely as the others.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>Puts the list into random order (Fisher-Yates).</summary>
    public void Shuffle<T>(IList<T> items)
    {
        for (var last = items.Count - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
