namespace RnnResearch.Data.Sentiment;

/// <summary>
/// A clause of a generated review: <c>the SUBJECT VERB [NEGATION] [FILLER] ADJECTIVE</c>. It praises where the adjective does and is not
/// negated, or where the adjective blames and is.
/// </summary>
internal sealed record ReviewClause(
    string Subject, string Verb, string Negation, string Filler, (string Praise, string Blame) Adjective,
    bool IsNegated, bool AdjectivePraises)
{
    public static ReviewClause Draw(CounterRandom random, bool praises)
    {
        var isNegated = random.Chance(50);
        return new(
            random.Pick(ReviewWords.Subjects), random.Pick(ReviewWords.Verbs), random.Pick(ReviewWords.Negations),
            random.Pick(ReviewWords.Fillers), random.Pick(ReviewWords.Opposites), isNegated, praises ^ isNegated);
    }

    /// <summary>The same with the opposite adjective.</summary>
    public ReviewClause WithOpposite() => this with { AdjectivePraises = !AdjectivePraises };

    /// <summary>The same negated, or without its negation.</summary>
    public ReviewClause Negated() => this with { IsNegated = !IsNegated };

    public override string ToString()
    {
        string[] words =
        [
            "the", Subject, Verb, IsNegated ? Negation : "", Filler, AdjectivePraises ? Adjective.Praise : Adjective.Blame,
        ];
        return string.Join(' ', words.Where(word => word.Length > 0));
    }
}
