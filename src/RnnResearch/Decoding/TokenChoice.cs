using RnnResearch.Configuration;
using RnnResearch.Configuration.Rules;
using static TorchSharp.torch;

namespace RnnResearch.Decoding;

/// <summary>How the next token is chosen from the model's scores: drawn, from all or from the likelier ones, or the likeliest.</summary>
public sealed record TokenChoice : ICrossChecked
{
    /// <summary>Divides the scores: below 1 the likely becomes likelier, above 1 all become more alike; 0 takes the likeliest.</summary>
    [AtLeast(0)]
    public double Temperature { get; init; } = 1;

    /// <summary>Draws from this many likeliest tokens only; 0 from all (Fan et al. 2018).</summary>
    [AtLeast(0)]
    public int TopK { get; init; }

    /// <summary>Draws from the fewest likeliest tokens that together have this probability; 1 from all (Holtzman et al. 2020).</summary>
    [Between(0, 1, ExclusiveMin = true)]
    public double TopP { get; init; } = 1;

    public IEnumerable<ConfigProblem> Check()
    {
        if (Temperature == 0 && (TopK > 0 || TopP < 1))
            yield return new("temperature", "0 takes the likeliest token, so there is nothing for top_k or top_p to choose from; leave them out or set a temperature above 0");
    }

    /// <summary>A token per row, int64 [R], of scores or log-probabilities [R, V].</summary>
    /// <param name="scores">on the generator's device</param>
    /// <param name="generator">what is drawn from; not used at temperature 0</param>
    public Tensor Choose(Tensor scores, Generator generator)
    {
        if (Temperature == 0) return scores.argmax(1);
        // Sorted, so that both cuts are a prefix: the k likeliest, and those before which less than p has been collected.
        var (sorted, ids) = scores.to(ScalarType.Float64).sort(1, descending: true);
        var p = ((sorted - sorted.narrow(1, 0, 1)) / Temperature).softmax(1); // the likeliest is 0 at any temperature, where others overflow
        var kept = TopP < 1 ? p.masked_fill((p.cumsum(1) - p).ge(TopP), 0) : p;
        if (TopK > 0 && TopK < kept.shape[1]) kept = kept.narrow(1, 0, TopK);
        return ids.gather(1, kept.multinomial(1, generator: generator)).squeeze(1);
    }
}
