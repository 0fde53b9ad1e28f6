namespace RnnResearch.Data.Text;

/// <summary>Reads the splits of a corpus: each its own file, or shares of one text.</summary>
internal static class TextParts
{
    private static readonly Split[] Known = [Split.Train, Split.Validation, Split.Test];

    /// <summary>The splits with something in them, training first. Throws <see cref="DataException"/> when one is too short to predict a token from another.</summary>
    public static IReadOnlyList<TextPart> Read(TextCorpusEntry entry, TextDataConfig config, TextFormat format, TokenTable table, Action<string> log)
    {
        TokenizedText Text(Split split) => TokenizedText.Read(entry.Sources(split), format, table, log);

        if (entry.Files.Count > 1)
            return Checked(entry, [.. Known.Select(split => Whole(split, Text(split)))]);
        var one = Text(Split.Train);
        if (one.Count < 2)
            throw new DataException($"{entry.Name}: {(one.Count == 0 ? "empty" : "one single token")}. A text to learn from has at least two tokens, the second to be predicted from the first.");
        return entry.IsWholeInEverySplit
            ? [.. Known.Select(split => Whole(split, one))]
            : Checked(entry, Cut(one, config.Pieces, config.Validation ?? entry.Validation, config.Test ?? entry.Test));
    }

    private static TextPart Whole(Split split, TokenizedText text) => new(split, text, [(0, text.Count)]);

    /// <summary>[train | validation | test] in the order of the text, in each of its pieces; a share of 0 makes no split.</summary>
    private static List<TextPart> Cut(TokenizedText text, int pieces, double validation, double test)
    {
        (Split Split, double From, double To)[] shares =
        [
            (Split.Train, 0, 1 - validation - test),
            (Split.Validation, 1 - validation - test, 1 - test),
            (Split.Test, 1 - test, 1),
        ];
        // Pieces are measured in whole tokens, so that equal pieces stay equal: streams then begin where pieces do.
        var length = text.Count / pieces;
        return [.. shares.Where(share => share.Split == Split.Train || share.To > share.From).Select(share => new TextPart(share.Split, text,
            [.. Enumerable.Range(0, pieces).Select(piece => ((piece * length) + Share(length, share.From), piece == pieces - 1 && share.To == 1 ? text.Count : (piece * length) + Share(length, share.To)))]))];
    }

    private static long Share(long length, double share) => (long)Math.Round(length * share);

    private static IReadOnlyList<TextPart> Checked(TextCorpusEntry entry, IReadOnlyList<TextPart> parts) =>
        parts.FirstOrDefault(part => part.Count < 2) is { } part
            ? throw new DataException($"{entry.Name}: the split {part.Split.Name()} holds {part.Count} of {parts.Sum(p => p.Count):N0} tokens, and it takes two to predict one from the other. Use a longer text, or other shares for data.validation and data.test (0: no such split).")
            : parts;
}
