using System.Numerics.Tensors;
using static TorchSharp.torch;

namespace RnnResearch.Decoding;

/// <summary>
/// Chooses token after token as a <see cref="TokenChoice"/> says. It allocates nothing once it has seen the vocabulary's size.
/// </summary>
/// <param name="choice">how</param>
/// <param name="generator">what is drawn from; not used at temperature 0</param>
public sealed class TokenChooser(TokenChoice choice, Generator generator)
{
    private const int DrawsAtOnce = 256;

    private readonly double[] draws = new double[DrawsAtOnce];
    private int drawn = DrawsAtOnce;
    private double[] p = [];
    private int[] ids = [];

    /// <summary>A token for the scores of all.</summary>
    /// <exception cref="ScoresException">The scores are not numbers.</exception>
    public long Choose(ReadOnlySpan<float> scores)
    {
        var best = TensorPrimitives.Max(scores); // no number if any is none
        if (!float.IsFinite(best)) throw new ScoresException();
        if (choice.Temperature == 0) return scores.IndexOf(best);
        if (p.Length != scores.Length) (p, ids) = (new double[scores.Length], new int[scores.Length]);
        Weigh(scores, best);
        return choice.TopP < 1 || (choice.TopK > 0 && choice.TopK < p.Length) ? FromLikeliest() : Draw(p, TensorPrimitives.Sum<double>(p));
    }

    // e^((score - best) / temperature): the likeliest is 1 at any temperature, where others overflow.
    private void Weigh(ReadOnlySpan<float> scores, double best)
    {
        for (var i = 0; i < p.Length; i++) p[i] = (scores[i] - best) / choice.Temperature;
        TensorPrimitives.Exp<double>(p, p);
    }

    // Sorted, so that both cuts are a prefix: the k likeliest, and those before which less than top_p has been collected.
    private int FromLikeliest()
    {
        for (var i = 0; i < ids.Length; i++) ids[i] = i;
        Array.Sort(p, ids);
        p.AsSpan().Reverse();
        ids.AsSpan().Reverse();
        var (kept, sum, bound) = (0, 0.0, choice.TopP < 1 ? choice.TopP * TensorPrimitives.Sum<double>(p) : double.PositiveInfinity);
        var most = choice.TopK > 0 ? Math.Min(choice.TopK, p.Length) : p.Length;
        for (; kept < most && sum < bound; kept++) sum += p[kept];
        return ids[Draw(p.AsSpan(0, kept), sum)];
    }

    private int Draw(ReadOnlySpan<double> weights, double sum)
    {
        var rest = Next() * sum;
        var last = 0; // rounding may leave a little behind the last one that can be drawn
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] <= 0) continue;
            last = i;
            if ((rest -= weights[i]) < 0) break;
        }
        return last;
    }

    // One operator for many draws.
    private double Next()
    {
        if (drawn == DrawsAtOnce)
        {
            using var scope = NewDisposeScope();
            rand(DrawsAtOnce, dtype: ScalarType.Float64, generator: generator).data<double>().CopyTo(draws);
            drawn = 0;
        }
        return draws[drawn++];
    }
}
