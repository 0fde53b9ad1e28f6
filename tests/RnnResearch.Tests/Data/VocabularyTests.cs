using RnnResearch.Data;

namespace RnnResearch.Tests.Data;

public class VocabularyTests
{
    [Fact]
    public void The_four_special_words_come_first_then_the_most_frequent()
    {
        var vocabulary = Vocabulary.Build([["b", "a", "c"], ["c", "a", "c"]], minCount: 1);

        string[] words = [.. Enumerable.Range(0, vocabulary.Count).Select(id => vocabulary[id])];
        Assert.Equal(["<pad>", "<start>", "<end>", "<unk>", "c", "a", "b"], words);
        Assert.Equal("<unk>", vocabulary[Vocabulary.Unknown]);
    }

    [Fact]
    public void Rare_and_strange_words_become_unknown()
    {
        var vocabulary = Vocabulary.Build([["often", "often", "rare"]], minCount: 2);

        Assert.Equal([4, 3, 3], vocabulary.Encode(["often", "rare", "never"]));
    }

    [Fact]
    public void Decoding_stops_at_the_end_and_drops_start_and_padding()
    {
        var vocabulary = Vocabulary.Build([["a", "b"]], minCount: 1);

        Assert.Equal(["a", "<unk>", "b"], vocabulary.Decode([1, 4, 3, 0, 5, 2, 4, 4]));
    }

    [Fact]
    public void An_id_out_of_range_is_refused_with_the_range()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.Build([["a"]], minCount: 1)[5]);

        Assert.Contains("0 to 4", error.Message);
    }

    [Fact]
    public void Json_carries_every_word_to_its_id_and_back()
    {
        var vocabulary = Vocabulary.Build([["a", "\"quoted\"", "äöü", "고양이"]], minCount: 1);

        var copy = Vocabulary.FromJson(vocabulary.ToJson());

        Assert.Equal(vocabulary.ToJson(), copy.ToJson());
        Assert.Equal(vocabulary.Encode(["고양이", "äöü"]), copy.Encode(["고양이", "äöü"]));
    }

    [Theory]
    [InlineData("""{"words": ["<pad>",""", "not valid JSON")]
    [InlineData("""{"words": ["<pad>", "<start>", "<end>", "<unk>", "\ud800"]}""", "not valid JSON")]
    [InlineData("[]", "no list called \"words\"")]
    [InlineData("""{"words": ["<pad>", "<start>", "<end>"]}""", "does not begin with <pad>")]
    [InlineData("""{"words": ["<pad>", "<start>", "<end>", "<unk>", "a", "a"]}""", "\"a\" is listed twice, the second time as entry 5")]
    [InlineData("""{"words": ["<pad>", "<start>", "<end>", "<unk>", 7]}""", "entry 4 is not a word but 7")]

    public void Damaged_json_is_refused_with_what_is_wrong(string json, string expected)
    {
        var error = Assert.Throws<DataException>(() => Vocabulary.FromJson(json));

        Assert.Contains(expected, error.Message);
    }
}
