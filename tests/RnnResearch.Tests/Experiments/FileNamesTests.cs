using System.Text;
using RnnResearch.Experiments;

namespace RnnResearch.Tests.Experiments;

public class FileNamesTests
{
    [Fact]
    public void No_name_comes_twice_and_letter_case_does_not_make_two()
    {
        var names = new FileNames();
        string[] files = ["a/photo.jpg", "b/photo.png", "photo-2.jpg", "PHOTO.jpg", "caf\u00e9.png", "cafe\u0301.png"];
        Assert.Equal(
            ["photo", "photo-2", "photo-2-2", "PHOTO-3", "caf\u00e9", "cafe\u0301-2"], files.Select(names.Of));
    }

    [Theory]
    [InlineData("two\nlines\u001b.png", "two_lines_")]
    [InlineData("-rf.png", "_rf")]
    [InlineData("@me (1).png", "@me (1)")]
    [InlineData("a:b*c\u202e.png", "a_b_c_")]
    [InlineData(".png", "picture")]
    public void A_name_is_fit_for_any_disk(string file, string name) => Assert.Equal(name, new FileNames().Of(file));

    [Fact]
    public void A_long_name_is_cut_between_characters()
    {
        var name = new FileNames().Of(new string('한', 84) + ".png");
        Assert.InRange(Encoding.UTF8.GetByteCount(name), 190, 200);
        Assert.Equal(new string('한', name.Length), name);
    }
}
