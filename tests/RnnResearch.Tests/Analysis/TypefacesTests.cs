using System.Text;
using RnnResearch.Analysis;
using SkiaSharp;

namespace RnnResearch.Tests.Analysis;

public class TypefacesTests
{
    [Theory]
    [InlineData("R")]
    [InlineData("ö")]
    [InlineData("б")]
    [InlineData("λ")]
    [InlineData("…")]
    public void Latin_greek_and_cyrillic_are_written_in_the_librarys_own_typeface(string character)
    {
        Assert.Equal("Noto Sans", Typefaces.Of(Rune.GetRuneAt(character, 0)).FamilyName);
        Assert.NotEqual(0, Typefaces.Own.GetGlyphs(character)[0]);
    }

    [Theory]
    [InlineData("犬")]
    [InlineData("ש")]
    [InlineData("🐕")]
    [InlineData("\U0010FFFD")] // private use
    public void Other_characters_in_one_of_the_systems_if_any_has_them(string character)
    {
        var rune = Rune.GetRuneAt(character, 0);
        var fonts = SKFontManager.Default;
        var matched = fonts.MatchCharacter(rune.Value)?.ContainsGlyph(rune.Value) == true;
        var installed = fonts.FontFamilies.Any(family => fonts.MatchFamily(family, SKFontStyle.Normal)?.ContainsGlyph(rune.Value) == true);
        var typeface = Typefaces.Of(rune);
        Assert.Equal(matched || installed, typeface != Typefaces.Own);
        Assert.Equal(matched || installed, typeface.ContainsGlyph(rune.Value));
    }
}
