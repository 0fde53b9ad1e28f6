using System.Text;
using RnnResearch.Data;
using RnnResearch.Data.Text;

namespace RnnResearch.Tests.Data;

/// <summary>Texts whose tokens know where they stand.</summary>
public sealed class PlacedTextTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly List<string> warnings = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_character_ends_where_it_stands()
    {
        var text = Read(new TextVocabulary(TextUnit.Characters, ["a", "b", "\n", "😀"]), "ab\r\n😀b\n");
        Assert.Equal("ab\n😀b\n", text.Characters);
        Assert.Equal([0, 1, 2, 3, 1, 2], text.Tokens);
        Assert.Equal([0, 1, 2, 3, 5, 6], text.Ends);
        Assert.Equal([1, 1, 1, 2, 2, 2], Enumerable.Range(0, 6).Select(text.LineOf)); // a line end is in the line that it ends
        Assert.Empty(warnings);
    }

    [Fact]
    public void A_word_ends_with_its_last_letter_and_a_line_with_its_line_end()
    {
        var vocabulary = new TextVocabulary(TextUnit.Words, ["<unk>", "<eos>", "the", "cat"]);
        var text = Read(vocabulary, "the  cat\n\n dog the");
        Assert.Equal([2, 3, 1, 1, 0, 2, 1], text.Tokens);
        Assert.Equal("ettgeg".Length + 1, text.Ends.Length);
        Assert.Equal([2, 7, 8, 9, 13, 17, 17], text.Ends); // the last line ends without a line end
        Assert.Equal(
            $"{folder["text"]}: the run's vocabulary of 4 words lacks 1 of the text's 7, the first 'dog' at 3:2; read as <unk>",
            Assert.Single(warnings));
    }

    [Fact]
    public void A_byte_stands_in_its_letter()
    {
        var bytes = Encoding.UTF8.GetBytes("é€😀a");
        var vocabulary = new TextVocabulary(TextUnit.Bytes, bytes.Distinct().Select(value => $"{(char)value}"));
        var text = Read(vocabulary, "é€😀a");
        Assert.Equal("é€😀a", text.Characters);
        Assert.Equal([0, 0, 1, 1, 1, 2, 2, 2, 2, 4], text.Ends);
        var spelled = PlacedText.Of("test", new EncodedText(TorchSharp.torch.tensor(text.Tokens), 4), vocabulary);
        Assert.Equal(text.Characters, spelled.Characters);
        Assert.Equal(text.Ends, spelled.Ends);
    }

    [Fact]
    public void What_the_vocabulary_lacks_is_left_out_and_its_place_told()
    {
        var vocabulary = new TextVocabulary(TextUnit.Characters, ["a", "\n"]);
        var text = Read(vocabulary, "aa\naXaYX\n");
        Assert.Equal([0, 0, 1, 0, 0, 1], text.Tokens);
        Assert.Equal("aa\naXaYX\n", text.Characters); // a quote that the model does not know still opens
        Assert.Equal([0, 1, 2, 3, 5, 8], text.Ends);
        Assert.Equal(
            $"{folder["text"]}: the run's vocabulary of 2 characters lacks 3 of the text's 9, the first 'X' at 2:2; left out",
            Assert.Single(warnings));
        Assert.Contains("none of its characters", Assert.Throws<DataException>(() => Read(vocabulary, "XYZ")).Message);
        Assert.Contains("empty", Assert.Throws<DataException>(() => Read(vocabulary, "")).Message);
        var missing = Assert.Throws<DataException>(() => PlacedText.Read(folder["nowhere"], vocabulary, true, _ => { }, _ => { }));
        Assert.StartsWith($"{folder["nowhere"]}: no such file or folder; expected a UTF-8 text", missing.Message);
    }

    private PlacedText Read(TextVocabulary vocabulary, string text) =>
        PlacedText.Read(folder.Write("text", text), vocabulary, normalize: true, _ => { }, warnings.Add);
}
