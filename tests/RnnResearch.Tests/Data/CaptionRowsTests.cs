using RnnResearch.Data;

namespace RnnResearch.Tests.Data;

public sealed class CaptionRowsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public CaptionRowsTests()
    {
        foreach (var name in new[] { "a.png", "b.png", "sub/c.png" })
            folder.Write(name, "");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Quotes_commas_line_ends_and_a_byte_order_mark_are_understood()
    {
        var rows = Read(
            "\uFEFFimage,caption\r\n"
            + "a.png,\"a dog, a cat\"\r\n"
            + "b.png,\"it says \"\"hello\"\"\"\r\n"
            + "\r\n"
            + "sub/c.png,\"two\r\nlines\"\r\n"
            + "a.png, padded \r\n");
        Assert.Empty(rows.Problems);
        Assert.Equal(["a dog, a cat", "it says \"hello\"", "two\r\nlines", "padded"], rows.Good.Select(row => row.Caption));
        Assert.Equal([2, 3, 5, 7], rows.Good.Select(row => row.Line));
    }

    [Fact]
    public void Columns_may_stand_in_any_order()
    {
        var row = Assert.Single(Read("split,Caption,image\ntest,a dog,a.png\n").Good);
        Assert.Equal(("a.png", "a dog", Split.Test), (row.Image, row.Caption, CaptionRows.SplitOf(row)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("picture,caption\n")]
    [InlineData("image\na.png\n")]
    [InlineData("image,caption,split,more\n")]
    [InlineData("image,caption,caption\n")]
    public void Another_header_is_one_problem(string text) =>
        Assert.Equal(CaptionProblemKind.BadFile, Assert.Single(Read(text).Problems).Kind);

    [Fact]
    public void Captions_in_another_encoding_are_a_problem_with_line_and_byte_and_do_not_hide_others()
    {
        byte[] content = [.. "image,caption\na.png,a dog\nb.png,a caf"u8, 0xE9, .. "\nnone.png,a cat\n"u8];
        File.WriteAllBytes(folder["captions.csv"], content);
        var problems = CaptionRows.Read(folder.Path).Problems.Select(problem => problem.ToString()).ToList();
        Assert.StartsWith($"{folder["captions.csv"]}:3: byte 37 (0xE9) is not UTF-8. ", problems[0]);
        Assert.Contains("iconv -f WINDOWS-1252 -t UTF-8", problems[0]);
        Assert.Contains("no file \"none.png\"", Assert.Single(problems.Skip(1)));
        Assert.Contains(problems[0], Assert.Throws<DataException>(() => FolderCaptionSet.Open(folder.Path, 8)).Message);
    }

    [Fact]
    public void No_caption_file_is_one_problem() =>
        Assert.Equal(CaptionProblemKind.BadFile, Assert.Single(CaptionRows.Read(folder.Path).Problems).Kind);

    [Theory]
    [InlineData("missing.png,a dog,train", CaptionProblemKind.MissingImage)]
    [InlineData("a.png,,train", CaptionProblemKind.EmptyCaption)]
    [InlineData("a.png,\"  \",train", CaptionProblemKind.EmptyCaption)]
    [InlineData("a.png,a dog,trian", CaptionProblemKind.UnknownSplit)]
    [InlineData("a.png,a dog,0", CaptionProblemKind.UnknownSplit)]
    [InlineData("b.png,first,test", CaptionProblemKind.DuplicateRow)]
    [InlineData("b.png,another,train", CaptionProblemKind.ConflictingSplit)]
    [InlineData("../a.png,a dog,train", CaptionProblemKind.OutsideFolder)]
    [InlineData("/etc/passwd,a dog,train", CaptionProblemKind.OutsideFolder)]
    [InlineData("a.png,a dog", CaptionProblemKind.BadRow)]
    [InlineData("a.png,a dog, a cat,train", CaptionProblemKind.BadRow)]
    [InlineData("a.png,a \"dog\",train", CaptionProblemKind.BadRow)]
    [InlineData(",a dog,train", CaptionProblemKind.BadRow)]
    public void A_bad_row_is_reported_with_its_line_and_left_out(string row, CaptionProblemKind kind)
    {
        var rows = Read($"image,caption,split\nb.png,first,test\n{row}\nsub/c.png,last,train\n");
        var problem = Assert.Single(rows.Problems);
        Assert.Equal((kind, 3), (problem.Kind, problem.Line));
        Assert.Equal(["first", "last"], rows.Good.Select(good => good.Caption));
    }

    [Fact]
    public void Without_a_split_column_about_a_tenth_is_validation_and_a_tenth_test_and_it_depends_on_the_name_alone()
    {
        var splits = Enumerable.Range(0, 2000).Select(i => CaptionRows.SplitOf(new("f", 1, $"photo{i}.jpg", "x", null))).ToList();
        Assert.InRange(splits.Count(split => split == Split.Validation), 150, 250);
        Assert.InRange(splits.Count(split => split == Split.Test), 150, 250);
        Assert.DoesNotContain(Split.Novel, splits);
        Assert.Equal(CaptionRows.SplitOf(new("f", 1, "photo7.jpg", "x", null)), CaptionRows.SplitOf(new("g", 9, "photo7.jpg", "y", null)));
    }

    [Fact]
    public void Captions_of_one_image_are_grouped_wherever_they_stand()
    {
        var images = CaptionRows.Group(Read("image,caption\na.png,one\nb.png,two\na.png,three\n").Good);
        Assert.Equal(["a.png", "b.png"], images.Select(image => image.Id));
        Assert.Equal(["one", "three"], images[0].Captions);
    }

    private CaptionRows Read(string csv)
    {
        folder.Write("captions.csv", csv);
        return CaptionRows.Read(folder.Path);
    }
}
