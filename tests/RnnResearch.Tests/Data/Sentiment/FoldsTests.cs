using RnnResearch.Data;
using RnnResearch.Data.Sentiment;

namespace RnnResearch.Tests.Data.Sentiment;

public sealed class FoldsTests
{
    private static readonly string[] Texts = [.. Enumerable.Range(0, 500).Select(i => $"sentence {i}")];

    [Fact]
    public void Every_text_is_tested_once_and_chooses_once()
    {
        foreach (var text in Texts)
        {
            Split[] splits = [.. Enumerable.Range(0, Folds.Count).Select(fold => Folds.SplitOf(text, fold))];
            var tested = Array.IndexOf(splits, Split.Test);
            Assert.Equal([tested], Places(splits, Split.Test));
            Assert.Equal([(tested + 1) % Folds.Count], Places(splits, Split.Validation));
            Assert.Equal(8, Places(splits, Split.Train).Length);
        }
    }

    [Fact]
    public void Folds_are_of_about_one_size() =>
        Assert.All(Enumerable.Range(0, Folds.Count), fold => Assert.InRange(SizeOf(fold), 30, 70));

    private static int SizeOf(int fold) => Texts.Count(text => Folds.SplitOf(text, fold) == Split.Test);

    private static int[] Places(Split[] splits, Split wanted) =>
        [.. splits.Index().Where(split => split.Item == wanted).Select(split => split.Index)];
}
