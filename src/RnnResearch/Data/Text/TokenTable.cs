namespace RnnResearch.Data.Text;

/// <summary>Numbers tokens in order of first appearance while a text is read. Provisional: a vocabulary may keep fewer.</summary>
internal sealed class TokenTable
{
    private readonly List<string> tokens = [];
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <param name="first">tokens that have the first numbers, whether they appear or not</param>
    public TokenTable(IEnumerable<string> first)
    {
        lookup = ids.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var token in first)
            Number(token);
    }

    /// <summary>The tokens in the order of their numbers.</summary>
    public IReadOnlyList<string> Tokens => tokens;

    /// <summary>The token's number, a fresh one when it has none yet.</summary>
    public int Number(ReadOnlySpan<char> token)
    {
        if (lookup.TryGetValue(token, out var id))
            return id;
        id = tokens.Count;
        tokens.Add(token.ToString());
        ids.Add(tokens[id], id);
        return id;
    }
}
