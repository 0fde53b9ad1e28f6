namespace RnnResearch.Data.Sentiment;

/// <summary>
/// Reviews of films, made so that no word says anything about the verdict: what counts is which word is negated, and which clause stands
/// behind "but". Every review comes with three sisters, all four in the same split: one with all adjectives turned into their opposites,
/// one with all negations turned around, one with both. The first two have the other verdict, the third the same. So every word stands
/// as often in praise as in blame, in each split, to the last one: weights of zero are the best a logistic regression on words can have.
/// The same on every machine; no two reviews are alike.
/// </summary>
public static class GeneratedReviews
{
    /// <summary>What configurations and messages call them.</summary>
    public const string Name = "reviews";

    /// <summary>Which the labels are.</summary>
    public static IReadOnlyList<string> Labels { get; } = ["negative", "positive"];

    private const ulong Stream = 0x5E47;
    private static readonly (Split Split, int Count)[] Sizes = [(Split.Train, 4000), (Split.Validation, 800), (Split.Test, 2000)];

    /// <summary>All of them.</summary>
    public static LabelledSet Write()
    {
        var texts = new List<LabelledText>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (split, count) in Sizes) texts.AddRange(Write(split, count, seen));
        return new LabelledSet(Name, Labels, texts);
    }

    private static List<LabelledText> Write(Split split, int count, HashSet<string> seen)
    {
        var random = new CounterRandom(CounterRandom.KeyOf(Stream, (ulong)split));
        var texts = new List<LabelledText>(count);
        while (texts.Count < count)
        {
            var praises = random.Chance(50);
            var review = Review.Draw(random, praises);
            var (opposite, negated) = (review.WithOpposites(), review.Negated());
            (Review Review, bool Praises)[] sisters =
                [(review, praises), (opposite, !praises), (negated, !praises), (negated.WithOpposites(), praises)];
            // All of them: one that is not negated does not show by what word its sister is.
            if (sisters.Any(sister => seen.Contains($"{sister.Review}"))) continue;
            foreach (var (sister, verdict) in sisters)
            {
                var text = $"{sister}";
                seen.Add(text);
                texts.Add(new LabelledText(text, LabelledSet.Words(text), verdict ? 1 : 0, split));
            }
        }
        random.Shuffle(texts);
        return texts;
    }
}
