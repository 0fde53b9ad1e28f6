namespace RnnResearch.Analysis.Attention;

/// <summary>
/// How widely attention is spread: H(alpha) = -Σ_i alpha_i ln alpha_i, in nats. 0 where it rests on one place, ln L where all L
/// places have the same weight; e^H is the number of places that would be as wide with equal weights.
/// </summary>
public static class AttentionEntropy
{
    /// <param name="alpha">the weights of one word, [L]; they sum to 1</param>
    public static double Of(ReadOnlySpan<float> alpha)
    {
        var entropy = 0.0;
        foreach (var weight in alpha)
            if (weight > 0) entropy -= weight * Math.Log(weight);
        return Math.Max(0, entropy);
    }

    /// <summary>ln L, of attention that looks everywhere alike: the largest there is.</summary>
    public static double Uniform(int places) => Math.Log(places);
}
