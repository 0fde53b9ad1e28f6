using RnnResearch.Data;

namespace RnnResearch.Tests.Data;

public sealed class ImageNamesTests : IDisposable
{
    private readonly TempFolder folder = new();

    public ImageNamesTests()
    {
        foreach (var name in new[] { "a.png", "sub/b.png", "caf\u00e9.png", "か\u3099.png", "한국.png" }) folder.Write(name, "");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a.png", "a.png")]
    [InlineData("./a.png", "a.png")]
    [InlineData("sub/../a.png", "a.png")]
    [InlineData("sub//b.png", "sub/b.png")]
    [InlineData("./sub/./b.png", "sub/b.png")]
    [InlineData("cafe\u0301.png", "caf\u00e9.png")]
    [InlineData("\u304c.png", "か\u3099.png")]
    [InlineData("\u1112\u1161\u11ab\u1100\u116e\u11a8.png", "한국.png")]
    [InlineData("nowhere.png", "nowhere.png")]
    [InlineData("nu\0l.png", "nu\0l.png")]
    [InlineData("../a.png", null)]
    [InlineData("sub/../../a.png", null)]
    [InlineData("/etc/passwd", null)]
    public void An_image_has_one_name_however_it_is_spelled(string spelled, string? name) =>
        Assert.Equal(name, new ImageNames(folder.Path).Of(spelled));

    [Fact]
    public void One_picture_under_two_names_is_not_in_two_splits()
    {
        folder.Write("captions.csv", "image,caption,split\na.png,a dog,train\n./a.png,a cat,test\nsub/../a.png,a dog,train\n");
        var rows = CaptionRows.Read(folder.Path);
        Assert.Equal([CaptionProblemKind.ConflictingSplit, CaptionProblemKind.DuplicateRow], rows.Problems.Select(problem => problem.Kind));
        folder.Write("captions.csv", "image,caption\ncafe\u0301.png,a cup\ncaf\u00e9.png,coffee\n");
        var image = Assert.Single(CaptionRows.Group(CaptionRows.Read(folder.Path).Good));
        Assert.Equal(("caf\u00e9.png", 2), (image.Id, image.Captions.Count));
    }
}
