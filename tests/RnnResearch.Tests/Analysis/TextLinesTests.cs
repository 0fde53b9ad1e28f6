using RnnResearch.Analysis;

namespace RnnResearch.Tests.Analysis;

/// <summary>Every character is one wide here.</summary>
public class TextLinesTests
{
    [Theory]
    [InlineData("a ring", "a ring")]
    [InlineData("a red ring", "a red|ring")]
    [InlineData("a large red ring", "a large|red|ring")]
    [InlineData("abcdefgh", "abcdefg|h")]
    [InlineData("a bcdefghij k", "a|bcdefgh|ij k")]
    [InlineData("", "")]
    public void A_caption_is_broken_between_words_and_within_one_that_is_longer_than_a_line(string caption, string lines)
    {
        var words = caption.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(lines, string.Join('|', TextLines.Wrap(words, 7, Length)));
    }

    [Fact]
    public void Characters_stand_side_by_side() =>
        Assert.Equal(["一只黑", "狗"], TextLines.Wrap(["一", "只", "黑", "狗"], 3, Length, separator: ""));

    [Fact]
    public void A_line_narrower_than_a_character_still_takes_one() =>
        Assert.Equal(["a", "b", "c"], TextLines.Wrap(["ab", "c"], 0.5f, Length));

    [Fact]
    public void A_character_outside_the_basic_plane_is_not_torn() =>
        Assert.Equal(["🐕", "🐕"], TextLines.Wrap(["🐕🐕"], 3, Length));

    [Theory]
    [InlineData("ring", "ring")]
    [InlineData("triangle", "trian…")]
    public void A_word_too_long_for_its_place_ends_in_an_ellipsis(string word, string shown) =>
        Assert.Equal(shown, TextLines.Ellipsize(word, 6, Length));

    private static float Length(string text) => text.Length;
}
