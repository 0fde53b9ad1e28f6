using RnnResearch.Configuration;
using RnnResearch.Configuration.Rules;
using RnnResearch.Recurrent;

namespace RnnResearch.Models;

/// <summary>A language model: how tokens enter, the recurrent stack, how scores come out.</summary>
public sealed record LanguageModelConfig : RecurrentConfig
{
    /// <summary>E, length of a token's vector; 0 feeds tokens one-hot, as the slides do.</summary>
    [AtLeast(0)]
    public int Embedding { get; init; } = 64;

    /// <summary>Whether the output layer's weights are the token vectors (Press and Wolf 2017); needs embedding = hidden.</summary>
    public bool Tied { get; init; }

    /// <summary>Share of the input's elements dropped while training.</summary>
    [Between(0, 1, ExclusiveMax = true)]
    public double InputDropout { get; init; }

    /// <summary>The weights before training.</summary>
    public InitConfig Init { get; init; } = new();

    public override IEnumerable<ConfigProblem> Check()
    {
        foreach (var problem in base.Check()) yield return problem;
        if (Tied && Embedding != Hidden)
            yield return new("tied",
                $"the output layer takes vectors of hidden = {Hidden} elements and embedding gives {Embedding}; "
                + "make them equal or set tied to false");
    }
}
