using System.Text;
using TorchSharp;

namespace RnnResearch.Training;

/// <summary>
/// Counter-based randomness: every use of chance has a stream of its own, seeded from (experiment seed, stream name, step).
/// Evaluating or logging more often, or resuming at a step, therefore changes no other random number.
/// </summary>
/// <param name="seed">The experiment's seed.</param>
public sealed class RandomStreams(long seed)
{
    /// <summary>The 63-bit seed of a stream at a step, the same on every machine.</summary>
    public long Seed(string stream, long step = 0)
    {
        var state = Mixed((ulong)seed);
        state = Mixed(state ^ Hash(stream));
        state = Mixed(state ^ (ulong)step);
        return (long)(state >> 1);
    }

    /// <summary>A generator for samplers that take one, such as shuffling; the caller disposes it.</summary>
    public torch.Generator Generator(string stream, long step = 0) => new((ulong)Seed(stream, step));

    /// <summary>Seeds the global generators, which dropout draws from, for what follows at a step.</summary>
    public void SeedGlobal(string stream, long step = 0)
    {
        torch.manual_seed(Seed(stream, step)).Dispose(); // what it gives is one more handle on them
        if (torch.cuda.is_available()) torch.cuda.manual_seed_all(Seed(stream, step)); // the package's manual_seed is the processor's alone
    }

    /// <summary>FNV-1a, 64 bits.</summary>
    private static ulong Hash(string text) =>
        Encoding.UTF8.GetBytes(text).Aggregate(14695981039346656037UL, (hash, next) => (hash ^ next) * 1099511628211UL);

    /// <summary>The output function of SplitMix64 (Steele, Lea and Flood 2014): a bijection in which every bit depends on all.</summary>
    private static ulong Mixed(ulong value)
    {
        value += 0x9E3779B97F4A7C15UL;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
