using RnnResearch.Data;
using RnnResearch.Data.Tables;
using RnnResearch.Data.Translation;

namespace RnnResearch.Tests.Data.Translation;

public sealed class TranslationTableTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_good_table_is_counted_and_shown()
    {
        var report = Check("source,target,split\n\"One, two.\",Eins,train\nthree,Drei!,validation\n");
        Assert.Empty(report.Problems);
        Assert.Empty(report.Notes);
        Assert.Equal("2 good pairs, train 1, validation 1", report.Summary);
        Assert.Equal(["one , two .", "eins", "train"], report.Examples[0]);
    }

    [Theory]
    [InlineData("source,target\n,b\n", ":2: the source is empty")]
    [InlineData("source,target\na,\n", ":2: the target is empty")]
    [InlineData("source,target\na,b\na,b\n", ":3: this pair is there already: \"a\"")]
    [InlineData("source,target,split\na,b,training\n", ":2: split \"training\", expected train, validation, test or novel")]
    [InlineData("source,target,split\na,b,train\na,c,test\n",
        ":3: \"a\" is in test, but in train at line 2: what is trained on must not be tested on")]
    public void What_is_wrong_is_told_with_its_line_and_refused(string table, string expected)
    {
        Assert.EndsWith(expected, Assert.Single(Check(table).Problems).ToString(), StringComparison.Ordinal);
        var error = Assert.Throws<DataException>(() => TranslationTable.Open(folder["pairs.csv"]));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("`make check DIR=", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_other_columns_is_of_no_kind()
    {
        var problem = Assert.Single(Check("english,german\na,b\n").Problems);
        Assert.Contains("source, target (translation)", problem.Message, StringComparison.Ordinal);
        Assert.Contains("found english, german", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Splits_that_are_needed_and_not_there_are_noted()
    {
        var notes = Check("source,target,split\na,b,test\n").Notes;
        Assert.Equal(2, notes.Count);
        Assert.Contains("no pair is in the split train", notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_column_every_source_has_a_split_of_its_own()
    {
        var rows = string.Concat(Enumerable.Range(0, 500).Select(i => $"sentence {i},{i}\nsentence {i},{i} again\n"));
        File.WriteAllText(folder["pairs.csv"], $"source,target\n{rows}");
        var pairs = TranslationTable.Open(folder["pairs.csv"]).Pairs;
        Assert.InRange(pairs[Split.Train].Count, 720, 880);
        Assert.Empty(Sources(pairs[Split.Train]).Intersect(Sources(pairs[Split.Test])));
    }

    private static IEnumerable<string> Sources(IEnumerable<SentencePair> pairs) => pairs.Select(pair => pair.Source);

    private TableReport Check(string table)
    {
        File.WriteAllText(folder["pairs.csv"], table);
        return TableKinds.Check(folder["pairs.csv"]);
    }
}
