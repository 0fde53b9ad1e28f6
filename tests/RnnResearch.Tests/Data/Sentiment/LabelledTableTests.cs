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
    public void A_table_has_any_labels_and_says_its_splits()
    {
        const string Rows = "Split\tLabel\tText\ntrain\tspam\tBuy now!\nvalidation\tham\tSee you.\ntest\tnews\tIt rains\n";
        var set = LabelledTable.Open(folder.Write("mail.tsv", Rows), fold: 0);
        Assert.Equal(("mail", "ham news spam"), (set.Name, string.Join(' ', set.Labels)));
        Assert.Equal(["buy", "now", "!"], set.Texts[0].Words);
        Assert.Equal([(2, Split.Train), (0, Split.Validation), (1, Split.Test)], set.Texts.Select(text => (text.Label, text.Split)));
    }

    [Fact]
    public void Without_splits_a_hash_puts_each_text_into_a_fold()
    {
        var path = folder.Write("own.csv", "text,label\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"text {i},{i % 2}\n")));
        foreach (var fold in new[] { 0, 7 })
            Assert.All(LabelledTable.Open(path, fold).Texts, text => Assert.Equal(Folds.SplitOf(text.Text, fold), text.Split));
    }

    [Fact]
    public void What_is_wrong_is_said_with_its_line()
    {
        var path = folder.Write("bad.csv", "text,label,split\na,x,train\n,x,train\nb,,train\nc,x,nowhere\na,x,test\nd\n");
        var report = TableKinds.Check(path);
        Assert.Equal(
            [
                "3: the text is empty; write one or delete the row",
                "4: the label is empty; write one or delete the row",
                "5: split \"nowhere\", expected train, validation, test or novel",
                "6: \"a\" is in test, but in train at line 2: what is trained on must not be tested on",
                "7: not as many columns as the first line has (put values with commas in quotes): d",
            ],
            report.Problems.Select(problem => $"{problem.Line}: {problem.Message}"));
        var error = Assert.Throws<DataException>(() => LabelledTable.Open(path, fold: 0));
        Assert.Contains($"{path}: 5 problems, the first of them:", error.Message);
    }

    [Fact]
    public void Two_labels_are_the_least()
    {
        var problem = Assert.Single(TableKinds.Check(folder.Write("one.csv", "text,label\na,x\nb,x\n")).Problems);
        Assert.Equal($"{folder["one.csv"]}: expected two different labels or more; found only \"x\"", problem.ToString());
        Assert.Contains("found none", Assert.Single(TableKinds.Check(folder.Write("none.csv", "text,label\n")).Problems).Message);
    }

    [Fact]
    public void The_check_counts_shows_and_notes()
    {
        var report = TableKinds.Check(folder.Write("own.csv", "text,label,split\nNot bad!,good,train\nBad,bad,test\n"));
        Assert.Empty(report.Problems);
        Assert.Equal("2 texts (1 bad, 1 good; 1 train, 1 test)", report.Summary);
        Assert.Equal([["good", "train", "not bad !"], ["bad", "test", "bad"]], report.Examples);
        Assert.Equal("no text is in the split validation, and training needs all three", Assert.Single(report.Notes));
        var plain = TableKinds.Check(folder.Write("plain.csv", "text,label\nNot bad!,good\nBad,bad\n"));
        Assert.StartsWith("no column split: a hash of each text puts it into one of ten folds", plain.Notes[0]);
    }

    [Fact]
    public void A_split_that_training_needs_and_is_not_there_is_named()
    {
        var path = folder.Write("own.csv", "text,label,split\na,x,train\nb,y,test\n");
        var error = Assert.Throws<DataException>(() => LabelledSets.Open(new SentimentDataConfig { Name = "table", Path = path }));
        Assert.Equal("own: no text is in the split validation; there are texts in train, test", error.Message);
    }
}
