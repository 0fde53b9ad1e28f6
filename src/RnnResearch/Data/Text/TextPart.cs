namespace RnnResearch.Data.Text;

/// <summary>One split as a range of a text that was read.</summary>
internal sealed record TextPart(Split Split, TokenizedText Text, long From, long To)
{
    public long Count => To - From;

    public IEnumerable<int> Tokens => Text.Tokens(From, To);
}
