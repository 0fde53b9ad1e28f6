namespace RnnResearch.Experiments.Sentiment;

/// <summary>What a trained classifier says of a text of one's own.</summary>
/// <param name="Text">the text</param>
/// <param name="Label">the likeliest label</param>
/// <param name="Probability">of it</param>
/// <param name="Effects">how each word moved that, in the order of the text</param>
public sealed record ClassifiedText(string Text, string Label, double Probability, IReadOnlyList<WordEffect> Effects)
{
    private const int Shown = 5;

    /// <summary>The words that moved it most, the strongest first.</summary>
    public IEnumerable<WordEffect> Strongest => Effects.OrderByDescending(effect => Math.Abs(effect.LogOdds)).Take(Shown);
}
