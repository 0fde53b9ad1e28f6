using System.Text;

namespace RnnResearch.Data.Sentiment;

/// <summary>
/// Sentences of film reviews (Pang and Lee 2005, "sentence polarity dataset v1.0"), one a line, cut into words, in Windows-1252. It has no
/// splits of its own and is used by <see cref="Folds"/>.
/// </summary>
internal static class RtPolarity
{
    public const string Name = "rt-polarity";

    private static readonly (string File, string Label)[] Files = [("rt-polarity.neg", "negative"), ("rt-polarity.pos", "positive")];

    /// <param name="folder">where it lies</param>
    /// <param name="fold">the fold that is tested</param>
    public static LabelledSet Open(string folder, int fold)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var texts = Files.SelectMany((file, label) => File.ReadLines(Path.Combine(folder, file.File), encoding).Select(line =>
        {
            var text = line.Trim();
            return new LabelledText(text, LabelledSet.Words(text), label, Folds.SplitOf(text, fold));
        }));
        return new LabelledSet(Name, [.. Files.Select(file => file.Label)], [.. texts]);
    }
}
