using RnnResearch.Analysis;

namespace RnnResearch.Tests.Analysis;

public class PixelFontTests
{
    private const string Drawn = "abcdefghijklmnopqrstuvwxyz0123456789.,-'<>?:=%()/";

    [Fact]
    public void Every_drawn_character_has_a_glyph_of_its_own()
    {
        var shapes = Drawn.Select(Shape).ToList();
        Assert.Equal(Drawn.Length, shapes.Distinct().Count());
        Assert.DoesNotContain("", shapes);
        Assert.Equal("", Shape(' '));
    }

    [Theory]
    [InlineData("a\u00e9o", "a?o")]
    [InlineData("\uac00", "?")]
    [InlineData("Ring", "ring")]
    public void What_the_font_lacks_is_a_question_mark_and_upper_case_is_small(string text, string shown) =>
        Assert.Equal(PixelFont.Pixels(shown), PixelFont.Pixels(text));

    [Fact]
    public void A_text_stays_in_its_box_and_each_character_in_its_own()
    {
        Assert.All(PixelFont.Pixels(Drawn), pixel =>
        {
            Assert.InRange(pixel.X % (PixelFont.Width + 1), 0, PixelFont.Width - 1); // a blank column follows
            Assert.InRange(pixel.X, 0, PixelFont.Measure(Drawn, 1) - 1);
            Assert.InRange(pixel.Y, 0, PixelFont.Height - 1);
        });
        Assert.Equal(3 * PixelFont.Measure("ring", 1), PixelFont.Measure("ring", 3));
    }

    private static string Shape(char character) => string.Join(' ', PixelFont.Pixels(character.ToString()));
}
