namespace RnnResearch.Data.Sentiment;

/// <summary>Texts with one label each.</summary>
/// <param name="Name">what messages call it</param>
/// <param name="Labels">the names of the labels, two or more; those of a text are places in this list</param>
/// <param name="Texts">all of them, split by split or mixed</param>
public sealed record LabelledSet(string Name, IReadOnlyList<string> Labels, IReadOnlyList<LabelledText> Texts)
{
    /// <summary>The texts of a split, in the set's order.</summary>
    /// <exception cref="DataException">It has none.</exception>
    public IReadOnlyList<LabelledText> Of(Split split)
    {
        LabelledText[] texts = [.. Texts.Where(text => text.Split == split)];
        return texts.Length > 0
            ? texts
            : throw new DataException(
                $"{Name}: no text is in the split {split.Name()}; there are texts in "
                + string.Join(", ", Texts.Select(text => text.Split).Distinct().Order().Select(SplitExtensions.Name)));
    }

    /// <summary>The words of a text that is written with blanks between them.</summary>
    internal static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
