using RnnResearch.Data;

namespace RnnResearch.Tests.Data;

public class SentenceTokenizerTests
{
    [Theory]
    [InlineData("He didn't run, \"did\" he?", "he did n't run , \" did \" he ?")]
    [InlineData("It’s the man's T-shirt; 3.5 km.", "it 's the man 's t-shirt ; 3.5 km .")]
    [InlineData("L'homme qu'il aime", "l' homme qu' il aime")]
    [InlineData("ein Mädchen (grün) …", "ein mädchen ( grün ) …")]
    [InlineData("고양이가 있다.", "고양이가 있다 .")]
    [InlineData("cafe\u0301 \U0001F600!", "cafe\u0301 \U0001F600 !")]
    [InlineData("they wo n't stop", "they wo n't stop")]
    public void Words_and_signs_are_tokens_and_stay_so(string sentence, string tokens)
    {
        Assert.Equal(tokens.Split(' '), SentenceTokenizer.Tokenize(sentence));
        Assert.Equal(tokens.Split(' '), SentenceTokenizer.Tokenize(tokens));
    }

    [Theory]
    [InlineData("he did n't run , \" did \" he ?", "he didn't run, \"did\" he?")]
    [InlineData("l' homme ( grand ) .", "l'homme (grand).")]
    public void They_are_joined_as_people_write_them(string tokens, string sentence) =>
        Assert.Equal(sentence, SentenceTokenizer.Join(tokens.Split(' ')));

    [Fact]
    public void White_space_has_no_tokens() => Assert.Empty(SentenceTokenizer.Tokenize(" \t\n"));
}
