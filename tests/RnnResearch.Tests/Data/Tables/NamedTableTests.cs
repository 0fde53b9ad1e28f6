using RnnResearch.Data.Tables;

namespace RnnResearch.Tests.Data.Tables;

public sealed class NamedTableTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_csv_has_quotes_and_any_line_end()
    {
        var table = Read("a.csv", "\uFEFFText, Label\r\n\"a, b \"\"c\"\"\", x \r\n\"two\nlines\",y\r\n");
        Assert.Equal(["text", "label"], table.Columns);
        Assert.Equal([["a, b \"c\"", "x"], ["two\nlines", "y"]], table.Rows.Select(row => row.Values));
        Assert.Empty(table.Problems);
    }

    [Fact]
    public void A_tsv_has_none()
    {
        var table = Read("a.tsv", "source\ttarget\n\"hi\" she said\tsalut\n\nbad\nb\tc\n");
        Assert.Equal([(2, "\"hi\" she said"), (5, "b")], table.Rows.Select(row => (row.Line, row.Values[0])));
        Assert.Contains(":4: expected 2 columns", Assert.Single(table.Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_cannot_be_read_are_told_and_passed_over()
    {
        var table = Read("a.csv", "text,label\none,1\ntwo\nthree,3\n");
        Assert.Equal(["one", "three"], table.Rows.Select(row => row.Values[0]));
        Assert.Contains("a.csv:3: not as many columns", Assert.Single(table.Problems).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.txt", "text,label\n", "ends with .csv or .tsv")]
    [InlineData("b.csv", null, "no such file")]
    [InlineData("c.csv", "text,label\n\u00e4\ud800", "UTF-8")]
    public void What_is_no_table_is_a_problem_and_no_exception(string name, string? content, string expected)
    {
        var path = folder[name];
        if (content is not null) File.WriteAllBytes(path, System.Text.Encoding.Latin1.GetBytes(content));
        Assert.Contains(expected, Assert.Single(NamedTable.Read(path).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_columns_are_named()
    {
        var table = Read("a.csv", "a,b\n1,2\n");
        Assert.False(table.Has("text", "label"));
        Assert.EndsWith("a.csv:1: expected the columns text, label; found a, b", table.Problems[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(1, table.Column("b"));
    }

    private NamedTable Read(string name, string content)
    {
        File.WriteAllText(folder[name], content);
        return NamedTable.Read(folder[name]);
    }
}
