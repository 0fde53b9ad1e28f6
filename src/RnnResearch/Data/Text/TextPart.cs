namespace RnnResearch.Data.Text;

/// <summary>One split as ranges of a text that was read, [From, To) each.</summary>
internal sealed record TextPart(Split Split, TokenizedText Text, IReadOnlyList<(long From, long To)> Ranges)
{
    public long Count => Ranges.Sum(range => range.To - range.From);

    public IEnumerable<int> Tokens => Ranges.SelectMany(range => Text.Tokens(range.From, range.To));

    /// <summary>How many characters of the text its tokens stand for that are kept.</summary>
    public long Characters(Func<int, bool> isKept) => Ranges.Sum(range => Text.Characters(range.From, range.To, isKept));
}
