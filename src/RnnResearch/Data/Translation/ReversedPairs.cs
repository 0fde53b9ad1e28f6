namespace RnnResearch.Data.Translation;

/// <summary>
/// Strings of 5 to 20 letters, to be said backwards: the longest way between what is said and what was read, so that one vector between
/// encoder and decoder has to hold everything. Reading the source from its end makes a copying of it (Sutskever, Vinyals and Le 2014).
/// </summary>
public static class ReversedPairs
{
    private const int Shortest = 5;
    private const int Longest = 20;
    private const int Usual = 20_000;
    private const int HeldOut = 1_000;
    private const string Letters = "abcdefghij";

    /// <param name="train">pairs to train on; 0 for the usual 20,000</param>
    public static TranslationSet Make(int train)
    {
        var (validation, test) = (Strings(Split.Validation, HeldOut, []), Strings(Split.Test, HeldOut, []));
        return new(
            "reversed",
            new Dictionary<Split, IReadOnlyList<SentencePair>>
            {
                [Split.Train] = Pairs(Strings(Split.Train, train > 0 ? train : Usual, [.. validation, .. test])),
                [Split.Validation] = Pairs(validation),
                [Split.Test] = Pairs(test),
            });
    }

    private static IReadOnlyList<SentencePair> Pairs(IEnumerable<string> strings) =>
        [.. strings.Select(text => new SentencePair(text, string.Concat(text.Reverse())))];

    private static List<string> Strings(Split split, int count, HashSet<string> without)
    {
        var random = new CounterRandom(CounterRandom.KeyOf((ulong)split));
        var strings = new List<string>(count);
        while (strings.Count < count)
        {
            var length = random.Between(Shortest, Longest);
            var text = string.Concat(Enumerable.Range(0, length).Select(_ => random.Pick(Letters.ToCharArray())));
            if (!without.Contains(text)) strings.Add(text);
        }
        return strings;
    }
}
