using RnnResearch.Data;
using RnnResearch.Data.Text;

namespace RnnResearch.Tests.Data.Text;

public sealed class TextVocabularyTests
{
    private static readonly TextVocabulary Characters = new(TextUnit.Characters, ["a", "é", "😀", "\n", "\""]);
    private static readonly TextVocabulary Bytes = new(TextUnit.Bytes, ["a", "\u00C3", "\u00A9", "~", "\n"]);
    private static readonly TextVocabulary Words = new(TextUnit.Words, ["<unk>", "<eos>", "one", "zwölf"]);

    [Fact]
    public void A_prompt_becomes_ids_and_what_is_strange_is_left_out_and_named_once()
    {
        Assert.Equal([2L, 1, 0, 3], Characters.Encode("😀xé나xa\n", out var skipped));
        Assert.Equal(["x", "나"], skipped);
        Assert.Equal([0L, 1, 2], Bytes.Encode("aéö", out skipped)[..3]);
        Assert.Equal(["\\xB6"], skipped);
        Assert.Equal([0L, 3], Characters.Encode("a\n", out skipped));
        Assert.Empty(skipped);
    }

    [Fact]
    public void A_prompt_of_words_keeps_the_place_of_those_it_does_not_know()
    {
        Assert.Equal([2L, 0, 1, 3, 0, 0], Words.Encode(" one  two\nzwölf two <unk>", out var skipped));
        Assert.Equal(["two"], skipped);
        Assert.Equal([2L, 1], Words.Encode("one\n", out _));
    }

    [Fact]
    public void Special_tokens_are_known_by_their_ids()
    {
        Assert.Equal((null, 3L), (Characters.Unknown, Characters.EndOfLine));
        Assert.Equal((null, 4L), (Bytes.Unknown, Bytes.EndOfLine));
        Assert.Equal((0L, 1L), (Words.Unknown, Words.EndOfLine));
        Assert.Null(new TextVocabulary(TextUnit.Characters, ["a"]).EndOfLine);
    }

    [Fact]
    public void What_cannot_be_printed_is_shown_as_a_number()
    {
        Assert.Equal(["a", "\\xC3", "\\xA9", "~", "\\x0A"], Enumerable.Range(0, Bytes.Count).Select(id => Bytes[id]));
        Assert.Equal(["a", "é", "😀", "\\x0A", "\""], Enumerable.Range(0, Characters.Count).Select(id => Characters[id]));
        Characters.Encode("a\t\r", out var skipped);
        Assert.Equal(["\\x09", "\\x0D"], skipped);
    }

    [Fact]
    public void An_id_out_of_range_is_refused_with_the_range()
    {
        Assert.Contains("0 to 4", Assert.Throws<ArgumentOutOfRangeException>(() => Characters[5]).Message);
        Assert.Contains("0 to 4", Assert.Throws<ArgumentOutOfRangeException>(() => Characters.Speller().Append(-1)).Message);
    }

    [Fact]
    public void Json_carries_every_token_to_its_id_and_back()
    {
        foreach (var vocabulary in new[] { Characters, Bytes, Words })
        {
            var copy = TextVocabulary.FromJson(vocabulary.ToJson());
            Assert.Equal(vocabulary.Unit, copy.Unit);
            Assert.Equal(vocabulary.Tokens, copy.Tokens);
        }
        Assert.Contains("\"unit\": \"bytes\"", Bytes.ToJson());
        Assert.Contains("195", Bytes.ToJson());
    }

    [Theory]
    [InlineData("{\"unit\": ", "not valid JSON")]
    [InlineData("{\"unit\": \"characters\", \"tokens\": [\"\\ud800\"]}", "not valid JSON")]
    [InlineData("[]", "not an object with \"unit\" and \"tokens\"")]
    [InlineData("{\"unit\": \"characters\"}", "not an object with \"unit\" and \"tokens\"")]
    [InlineData("{\"unit\": \"letters\", \"tokens\": [\"a\"]}", "its unit is \"letters\"")]
    [InlineData("{\"unit\": 0, \"tokens\": [\"a\"]}", "its unit is 0")]
    [InlineData("{\"unit\": \"characters\", \"tokens\": []}", "not a list with something in it")]
    [InlineData("{\"unit\": \"characters\", \"tokens\": \"abc\"}", "not a list with something in it")]
    [InlineData("{\"unit\": \"characters\", \"tokens\": [\"a\", \"bc\"]}", "entry 1 is \"bc\", which is not one of characters")]
    [InlineData("{\"unit\": \"characters\", \"tokens\": [\"\"]}", "entry 0 is \"\"")]
    [InlineData("{\"unit\": \"characters\", \"tokens\": [7]}", "entry 0 is 7")]
    [InlineData("{\"unit\": \"characters\", \"tokens\": [\"a\", \"a\"]}", "\"a\" is listed twice, the second time as entry 1")]
    [InlineData("{\"unit\": \"bytes\", \"tokens\": [256]}", "entry 0 is 256, which is not one of bytes")]
    [InlineData("{\"unit\": \"bytes\", \"tokens\": [\"a\"]}", "entry 0 is \"a\"")]
    [InlineData("{\"unit\": \"words\", \"tokens\": [\"<eos>\", \"<unk>\"]}", "does not begin with <unk>, <eos>")]
    [InlineData("{\"unit\": \"words\", \"tokens\": [\"<unk>\", \"<eos>\", \"a b\"]}", "entry 2 is \"a b\", which is not one of words")]
    public void Damaged_json_is_refused_with_what_is_wrong(string json, string expected)
    {
        var error = Assert.Throws<DataException>(() => TextVocabulary.FromJson(json)).Message;
        Assert.Contains(expected, error);
        Assert.Contains("Expected {\"unit\": \"characters\", \"tokens\": [\"a\", ...]}", error);
    }

    [Fact]
    public void A_letter_of_several_bytes_is_spelled_with_its_last_one()
    {
        var speller = Bytes.Speller();
        Assert.Equal(["a", "", "é", "~"], new long[] { 0, 1, 2, 3 }.Select(speller.Append));
    }

    [Fact]
    public void Bytes_that_are_no_letter_are_spelled_as_the_replacement_character()
    {
        var speller = Bytes.Speller();
        Assert.Equal("\uFFFD", speller.Append(2));
        Assert.Equal("", speller.Append(1));
        Assert.Equal("\uFFFDa", speller.Append(0));
    }

    [Fact]
    public void Words_are_spelled_with_blanks_between_them_and_none_at_a_lines_ends()
    {
        var speller = Words.Speller();
        Assert.Equal("one zwölf\none\n\n<unk> one", string.Concat(new long[] { 2, 3, 1, 2, 1, 1, 0, 2 }.Select(speller.Append)));
    }

    [Fact]
    public void What_was_encoded_is_spelled_again()
    {
        const string text = "Größe 😀 나라\n\"end\"";
        foreach (var unit in new[] { TextUnit.Characters, TextUnit.Bytes })
        {
            using var read = new TextRead().With("a.txt", text);
            using var corpus = read.Load("a.txt", unit);
            var speller = corpus.Vocabulary.Speller();
            Assert.Equal(text, string.Concat(corpus.Vocabulary.Encode(text, out var skipped).Select(speller.Append)));
            Assert.Empty(skipped);
        }
    }
}
