namespace RnnResearch.Data.Sentiment;

/// <summary>A generated review: what decides, beside what it concedes or adds.</summary>
/// <param name="Form">how the two are joined</param>
/// <param name="Opening">how it begins</param>
/// <param name="Deciding">the clause that decides</param>
/// <param name="Other">the other; not written in a review of one clause</param>
internal sealed record Review(ReviewForm Form, string Opening, ReviewClause Deciding, ReviewClause Other)
{
    public static Review Draw(CounterRandom random, bool praises)
    {
        var form = random.Pick(Enum.GetValues<ReviewForm>());
        return new(
            form, random.Pick(ReviewWords.Openings),
            ReviewClause.Draw(random, praises), ReviewClause.Draw(random, form == ReviewForm.And ? praises : !praises));
    }

    /// <summary>The same with all adjectives turned into their opposites: the verdict is the other.</summary>
    public Review WithOpposites() => this with { Deciding = Deciding.WithOpposite(), Other = Other.WithOpposite() };

    /// <summary>The same with every clause negated that was not, and the others not: the verdict is the other.</summary>
    public Review Negated() => this with { Deciding = Deciding.Negated(), Other = Other.Negated() };

    public override string ToString()
    {
        var review = Form switch
        {
            ReviewForm.And => $"{Deciding} and {Other}",
            ReviewForm.But => $"{Other} , but {Deciding}",
            ReviewForm.AlthoughFirst => $"although {Other} , {Deciding}",
            ReviewForm.AlthoughLast => $"{Deciding} , although {Other}",
            _ => $"{Deciding}",
        };
        return $"{Opening} {review} .".TrimStart();
    }
}
