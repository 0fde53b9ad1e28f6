using RnnResearch.Encodings;

namespace RnnResearch.Data.Sentiment;

/// <summary>
/// The Stanford Sentiment Treebank (Socher et al. 2013): whole sentences, the neutral ones left out, in its own splits. A line is a
/// sentence cut into words, a tab and 0 for negative or 1 for positive. Three training lines have a sentence of the test split, and are not
/// trained on.
/// </summary>
internal static class Sst2
{
    public const string Name = "sst2";

    private static readonly (string File, Split Split)[] Files =
        [("train.tsv", Split.Train), ("dev.tsv", Split.Validation), ("test.tsv", Split.Test)];

    public static LabelledSet Open(string folder)
    {
        LabelledText[] texts = [.. Files.SelectMany(
            file => StrictUtf8.ReadLines(Path.Combine(folder, file.File)).Select(line => Read(line, file.Split)))];
        var heldOut = texts.Where(text => text.Split != Split.Train).Select(text => text.Text).ToHashSet(StringComparer.Ordinal);
        return new(Name, ["negative", "positive"], [.. texts.Where(text => text.Split != Split.Train || !heldOut.Contains(text.Text))]);
    }

    private static LabelledText Read(string line, Split split) => line.Split('\t') is [var text, "0" or "1"] and [_, var label]
        ? new LabelledText(text, LabelledSet.Words(text), label[0] - '0', split)
        : throw new DataException(
            $"{Name}: expected a sentence, a tab and 0 or 1; found \"{line}\". Delete its folder and fetch it again.");
}
