using RnnResearch.Configuration;
using RnnResearch.Configuration.Rules;

namespace RnnResearch.Decoding;

/// <summary>
/// How the next token is chosen from the model's scores: drawn, from all or from the likelier ones, or the likeliest.
/// A <see cref="TokenChooser"/> does it.
/// </summary>
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
            yield return new("temperature",
                "0 takes the likeliest token, so there is nothing for top_k or top_p to choose from; "
                + "leave them out or set a temperature above 0");
    }
}
