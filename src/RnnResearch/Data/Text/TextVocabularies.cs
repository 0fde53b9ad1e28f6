namespace RnnResearch.Data.Text;

/// <summary>Makes the vocabulary of a text that was read, and looks whether it suits the text.</summary>
internal static class TextVocabularies
{
    /// <summary>Every character or byte of the table, or the words that are frequent enough in the training split.</summary>
    public static TextVocabulary Make(TextUnit unit, TokenTable table, TextPart train, TextDataConfig config) =>
        new(unit, unit == TextUnit.Words ? Words(table, train, config) : table.Tokens);

    /// <summary>Tells when a network would hardly see most tokens often enough to learn what they do.</summary>
    public static void WarnIfLarge(TextVocabulary vocabulary, string name, IReadOnlyList<TextPart> parts, Action<string> log)
    {
        var tokens = parts.DistinctBy(part => (part.Text, part.Ranges[0])).Sum(part => part.Count);
        var kinds = $"{name}: warning: {vocabulary.Count:N0} different {vocabulary.Unit.Name()} in {tokens:N0}";
        if (vocabulary.Count == 1)
            log($"{name}: warning: the text holds one kind of token only, so there is nothing to learn");
        else if (vocabulary.Unit == TextUnit.Characters && vocabulary.Count > 1000 && vocabulary.Count > tokens / 100)
            log($"{kinds}: more than one in a hundred. "
                + "A script with thousands of signs, or a binary file, is better read with data.unit: bytes");
        else if (vocabulary.Unit == TextUnit.Words && vocabulary.Count > tokens / 2)
            log($"{kinds}: more than half of them. "
                + "Read it by characters (data.unit: characters), or keep the frequent words only (data.min_count: 2)");
    }

    /// <summary>In order of first appearance, behind <c>&lt;unk&gt;</c> and <c>&lt;eos&gt;</c>.</summary>
    private static IEnumerable<string> Words(TokenTable table, TextPart train, TextDataConfig config)
    {
        var counts = new long[table.Tokens.Count];
        foreach (var id in train.Tokens)
            counts[id]++;
        var given = TextVocabulary.Given(TextUnit.Words).Count;
        var frequent = Enumerable.Range(given, counts.Length - given).Where(id => counts[id] >= config.MinCount);
        if (config.MaxWords > 0)
            frequent = frequent.OrderByDescending(id => counts[id]).ThenBy(id => id).Take(config.MaxWords).Order();
        return [.. Enumerable.Range(0, given).Concat(frequent).Select(id => table.Tokens[id])];
    }
}
