using RnnResearch.Data;
using RnnResearch.Data.Downloads;
using RnnResearch.Data.Text;

namespace RnnResearch.Tests.Data.Text;

public sealed class TextCorporaTests : IDisposable
{
    private readonly TextRead read = new();

    public void Dispose() => read.Dispose();

    [Fact]
    public void Hello_is_the_lectures_word_in_every_split()
    {
        using var corpus = read.Load(new TextDataConfig { Corpus = "hello" });
        Assert.Equal(["h", "e", "l", "o"], Enumerable.Range(0, corpus.Vocabulary.Count).Select(id => corpus.Vocabulary[id]));
        foreach (var split in new[] { Split.Train, Split.Validation, Split.Test })
            Assert.Equal([0L, 1, 2, 2, 3], TextRead.Ids(corpus, split));
    }

    [Fact]
    public void The_alphabet_is_repeated_line_by_line()
    {
        using var corpus = read.Load(new TextDataConfig { Corpus = "alphabet" });
        Assert.Equal(27, corpus.Vocabulary.Count);
        Assert.Equal(26, corpus.Vocabulary.EndOfLine);
        Assert.Equal(Enumerable.Range(0, 240 * 27).Select(i => (long)(i % 27)), TextRead.Ids(corpus, Split.Train));
        Assert.Equal([810L, 810], new[] { Split.Validation, Split.Test }.Select(split => corpus[split].Characters));
    }

    [Fact]
    public void The_generated_text_is_what_one_gets_without_asking()
    {
        using var corpus = read.Load(new TextDataConfig());
        Assert.Equal("generated", corpus.Name);
        Assert.StartsWith("Chapter 1\n", string.Concat(TextRead.Tokens(corpus, Split.Train)));
        Assert.True(corpus.Has(Split.Validation) && corpus.Has(Split.Test));
        Assert.Empty(read.Lines);
    }

    [Fact]
    public void A_corpus_that_was_not_fetched_says_how_to_fetch_it()
    {
        var entry = TextCorpora.Find("ptb-char") with { DataSet = "never-fetched" };
        Assert.Equal(
            $"The text ptb-char is not in {DataRoot.Of("never-fetched")}. Fetch it with: make data NAME=never-fetched",
            Assert.Throws<DataException>(() => entry.Sources(Split.Train)).Message);
        var shakespeare = TextCorpora.Find("tinyshakespeare");
        Assert.Contains(
            "input.txt: missing. Delete",
            Assert.Throws<DataException>(() => shakespeare.SourcesIn(read["nowhere"], Split.Train)).Message);
    }

    [Fact]
    public void Every_corpus_that_is_fetched_belongs_to_a_set_of_the_catalogue_that_counts_it()
    {
        var fetched = TextCorpora.Entries.Where(entry => entry.Text is null).ToList();
        Assert.NotEmpty(fetched);
        foreach (var entry in fetched)
        {
            var preparation = Assert.IsType<TextPreparation>(DataCatalog.Find(entry.DataSet!).Preparation);
            Assert.Contains(preparation.Counts, count => count.Corpus == entry.Name && count.Tokens.Count == entry.Files.Count);
            Assert.All(entry.Files.Values, file => Assert.Contains(preparation.Files, text => text.File.Name == file));
        }
    }

    [Fact]
    public void A_mistyped_name_is_answered_with_the_one_that_was_meant() => Assert.Contains(
        "no text is called \"tinyshakespear\"; did you mean \"tinyshakespeare\"? (there are hello, ",
        Assert.Throws<DataException>(() => read.Load(new TextDataConfig { Corpus = "tinyshakespear" })).Message);

    [Fact]
    public void Characters_between_blanks_are_put_together_again()
    {
        read.With("a.txt", " n o _ i t _ < u n k >\n h i\n");
        var format = new TextFormat(TextUnit.Characters, SpacedCharacters: true);
        Assert.Equal("no it <unk>\nhi\n", string.Concat(Tokens(format)));
        Assert.Equal(["no", "it", "<unk>", "<eos>", "hi", "<eos>"], Tokens(format with { Unit = TextUnit.Words }));
    }

    [NeedsDataFact("ptb/fetched.json")]
    public void The_penn_treebank_has_its_published_counts_and_no_unknown_word()
    {
        using var words = read.Load(new TextDataConfig { Corpus = "ptb" });
        Assert.Equal([929_589L, 73_760, 82_430], Lengths(words));
        Assert.Equal((10_000, 0L, 1L), (words.Vocabulary.Count, words.Vocabulary.Unknown, words.Vocabulary.EndOfLine));
        Assert.Equal([5_101_618L, 399_782, 449_945], Lengths(words, text => text.Characters));

        using var characters = read.Load(new TextDataConfig { Corpus = "ptb-char" });
        Assert.Equal([5_017_482L, 393_042, 442_423], Lengths(characters));
        Assert.Equal(50, characters.Vocabulary.Count);
        Assert.StartsWith("aer banknote berlitz calloway centrust", string.Concat(TextRead.Tokens(characters, Split.Train).Take(60)));
        Assert.Empty(read.Lines);
    }

    [NeedsDataFact("wikitext2/fetched.json")]
    public void Wikitext2_has_its_published_counts()
    {
        using var corpus = read.Load(new TextDataConfig { Corpus = "wikitext2" });
        Assert.Equal([2_088_628L, 217_646, 245_569], Lengths(corpus));
        Assert.Equal(33_278, corpus.Vocabulary.Count);
        Assert.Equal([10_780_437L, 1_120_192, 1_255_018], Lengths(corpus, text => text.Characters));
        Assert.Empty(read.Lines);
    }

    [NeedsDataFact("warpeace/fetched.json")]
    public void War_and_peace_has_the_papers_87_byte_values_in_splits_of_80_10_10()
    {
        using var corpus = read.Load(new TextDataConfig { Corpus = "warpeace", Unit = TextUnit.Bytes });
        Assert.Equal(87, corpus.Vocabulary.Count);
        Assert.Equal([2_606_596L, 325_825, 325_825], Lengths(corpus));
    }

    private string[] Tokens(TextFormat format)
    {
        var table = new TokenTable([]);
        var text = TokenizedText.Read(TextFiles.At(read["a.txt"]), format, table, read.Lines.Add);
        return [.. text.Tokens(0, text.Count).Select(id => table.Tokens[id])];
    }

    private static long[] Lengths(TextCorpus corpus, Func<EncodedText, long>? length = null) =>
        [.. new[] { Split.Train, Split.Validation, Split.Test }.Select(split => (length ?? (text => text.Tokens.shape[0]))(corpus[split]))];
}
