using RnnResearch.Data;

namespace RnnResearch.Tests.Data;

public class CaptionTokenizerTests
{
    [Theory]
    [InlineData("Two dogs, one black, run.", "two dogs one black run")]
    [InlineData("A man 's T-shirt ; it isn't red !", "a man s tshirt it isnt red")]
    [InlineData("grass,sand--sky/sea- blue-green", "grass sand sky sea bluegreen")]
    [InlineData("  Größe 42  Ünder ", "größe 42 ünder")]
    [InlineData("고양이가 있다.", "고양이가 있다")]
    [InlineData("cafe\u0301", "cafe\u0301")]
    public void Captions_are_cut_into_lower_case_words_without_punctuation(string caption, string words) =>
        Assert.Equal(words.Split(' '), CaptionTokenizer.Tokenize(caption));

    [Theory]
    [InlineData("一只黑狗，在草地上。", "一 只 黑 狗 在 草 地 上")]
    [InlineData("Tシャツ 2 枚", "t シ ャ ツ 2 枚")]
    [InlineData("cafe\u0301", "c a f e\u0301")]
    public void Characters_keep_their_marks_and_no_blanks(string caption, string characters) =>
        Assert.Equal(characters.Split(' '), CaptionTokenizer.Tokenize(caption, CaptionTokens.Characters));

    [Theory]
    [InlineData("")]
    [InlineData(" . , !")]
    public void A_caption_without_letters_has_no_words(string caption) => Assert.Empty(CaptionTokenizer.Tokenize(caption));
}
