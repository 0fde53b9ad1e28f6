namespace RnnResearch.Data.Text;

/// <summary>Reads the splits of a corpus: each its own file, or shares of one text.</summary>
internal static class TextParts
{
    private static readonly Split[] Known = [Split.Train, Split.Validation, Split.Test];

    /// <summary>
    /// The splits with something in them, training first. Throws <see cref="DataException"/> when one is too short to predict
    /// a token from another.
    /// </summary>
    public static IReadOnlyList<TextPart> Read(
        TextCorpusEntry entry, TextDataConfig config, TextFormat format, TokenTable table, Action<string> log)
    {
        TokenizedText Text(Split split) => TokenizedText.Read(entry.Sources(split), format, table, log);

        if (entry.Files.Count > 1)
            return Checked(entry, [.. Known.Select(split => Whole(split, Text(split)))]);
        var one = Text(Split.Train);
        if (one.Count < 2)
            throw new DataException(
                $"{entry.Name}: {(one.Count == 0 ? "empty" : "one single token")}. "
                + "A text to learn from has at least two tokens, the second to be predicted from the first.");
        return entry.IsWholeInEverySplit
            ? [.. Known.Select(split => Whole(split, one))]
            : Checked(entry, Cut(one, config.Pieces, config.Validation ?? entry.Validation, config.Test ?? entry.Test));
    }

    private static TextPart Whole(Split split, TokenizedText text) => new(split, text, [(0, text.Count)]);

    /// <summary>[train | validation | test] in the order of the text, in each of its pieces; a share of 0 makes no split.</summary>
    private static List<TextPart> Cut(TokenizedText text, int pieces, double validation, double test)
    {
        var length = text.Count / pieces;
        var (ofValidation, ofTest) = ((long)Math.Round(length * validation), (long)Math.Round(length * test));
        var ends = Enumerable.Range(1, pieces).Select(piece => piece * length).ToList();
        var parts = new List<TextPart> { new(Split.Train, text, [.. ends.Select(end => (end - length, end - ofTest - ofValidation))]) };
        if (validation > 0)
            parts.Add(new(Split.Validation, text, [.. ends.Select(end => (end - ofTest - ofValidation, end - ofTest))]));
        if (test > 0)
            parts.Add(new(Split.Test, text, [.. ends.Select(end => (end - ofTest, end))]));
        // What is left over behind the last piece is its last part's.
        parts[^1] = parts[^1] with { Ranges = [.. parts[^1].Ranges.SkipLast(1), (parts[^1].Ranges[^1].From, text.Count)] };
        return parts;
    }

    private static IReadOnlyList<TextPart> Checked(TextCorpusEntry entry, IReadOnlyList<TextPart> parts)
    {
        if (parts.FirstOrDefault(part => part.Count < 2) is not { } tooShort)
            return parts;
        throw new DataException(
            $"{entry.Name}: the split {tooShort.Split.Name()} holds {tooShort.Count} of {parts.Sum(part => part.Count):N0} tokens, "
            + "and it takes two to predict one from the other. "
            + "Use a longer text, or other shares for data.validation and data.test (0: no such split).");
    }
}
