using RnnResearch.Data;
using RnnResearch.Data.Sentiment;
using RnnResearch.Data.Tables;

namespace RnnResearch.Tests.Data.Sentiment;

/// <summary>Labelled texts of one's own.</summary>
public sealed class LabelledTableTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Any_labels_are_read_with_their_words_and_splits()
    {
        var path = folder.Write("mine.csv", "label,text,split\nso-so,\"Well, it isn't bad.\",train\ngood,Fine!,Validation\nbad,No,test\n");
        var set = LabelledTable.Open(path, fold: 0);
        Assert.Equal(["bad", "good", "so-so"], set.Labels);
        Assert.Equal([2, 1, 0], set.Texts.Select(text => text.Label));
        Assert.Equal([Split.Train, Split.Validation, Split.Test], set.Texts.Select(text => text.Split));
        Assert.Equal(["well", ",", "it", "is", "n't", "bad", "."], set.Texts[0].Words);
    }

    [Fact]
    public void Without_a_column_split_ten_folds_test_every_text_once_and_choose_by_it_once()
    {
        var path = folder.Write("mine.tsv", "text\tlabel\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"text {i}\t{i % 2}\n")));
        var folds = Enumerable.Range(0, Folds.Count).Select(fold => LabelledTable.Open(path, fold)).ToList();
        foreach (var split in new[] { Split.Test, Split.Validation })
        {
            var held = folds.SelectMany(set => set.Of(split)).Select(text => text.Text).ToList();
            Assert.Equal(300, held.Count);
            Assert.Equal(300, held.Distinct().Count());
        }
        Assert.All(folds, set => Assert.InRange(set.Of(Split.Train).Count, 200, 270));
    }

    [Theory]
    [InlineData("text,label\n,good\nfine,bad\nno,good\n", 2, "the text is empty")]
    [InlineData("text,label\nfine,\nno,bad\nyes,good\n", 2, "the label is empty")]
    [InlineData("text,label,split\nfine,good,train\nno,bad,dev\n", 3, "expected train, validation or test in the column split; found \"dev\"")]
    [InlineData("text,label\nfine,good\nno,good\n", 0, "expected two different labels or more; found only \"good\"")]
    [InlineData("text,stars\nfine,5\n", 1, "expected the columns")]
    public void What_is_wrong_is_named_with_its_line(string table, int line, string message)
    {
        var path = folder.Write("mine.csv", table);
        var problem = TableKinds.Check(path).Problems[0];
        Assert.Equal(line, problem.Line);
        Assert.Contains(message, problem.Message);
        Assert.Contains(message, Assert.Throws<DataException>(() => LabelledTable.Open(path, fold: 0)).Message);
    }
}
