using RnnResearch.Data;
using RnnResearch.Data.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Data.Text;

public sealed class TextCorpusTests : IDisposable
{
    private readonly TextRead read = new();

    public void Dispose() => read.Dispose();

    [Fact]
    public void Splits_are_cut_off_the_end_in_the_order_of_the_text()
    {
        read.With("a.txt", "abcdefghijklmnopqrst");
        using var corpus = read.Load(new TextDataConfig { Path = read["a.txt"], Validation = 0.2, Test = 0.1 });
        Assert.Equal(["abcdefghijklmn", "opqr", "st"], Splits(corpus).Select(split => string.Concat(TextRead.Tokens(corpus, split))));
        Assert.Equal([14L, 4, 2], Splits(corpus).Select(split => corpus[split].Characters));
        Assert.Equal(20, corpus.Vocabulary.Count);
        Assert.Equal(read["a.txt"], corpus.Name);
    }

    [Fact]
    public void Every_piece_has_its_own_splits_and_the_last_takes_what_is_left()
    {
        read.With("a.txt", "abcdefghijklmnopqrstu");
        using var corpus = read.Load(new TextDataConfig { Path = read["a.txt"], Pieces = 2, Validation = 0.2 });
        Assert.Equal("abcdefghklmnopqr", string.Concat(TextRead.Tokens(corpus, Split.Train)));
        Assert.Equal("ijstu", string.Concat(TextRead.Tokens(corpus, Split.Validation)));
        Assert.Equal(5, corpus[Split.Validation].Characters);
    }

    [Fact]
    public void A_text_of_ones_own_holds_out_a_twentieth_and_has_no_test_split()
    {
        read.With("a.txt", string.Concat(Enumerable.Repeat("ab", 100)));
        using var corpus = read.Load(new TextDataConfig { Path = read["a.txt"], Corpus = "ptb" });
        Assert.Equal((190L, 10L), (corpus[Split.Train].Tokens.shape[0], corpus[Split.Validation].Tokens.shape[0]));
        Assert.False(corpus.Has(Split.Test));
        Assert.EndsWith("has no split test, only train, validation. Hold out a share of the text for it, for example data.test: 0.05.",
            Assert.Throws<DataException>(() => corpus[Split.Test]).Message);
        Assert.EndsWith("Use one of those.", Assert.Throws<DataException>(() => corpus[Split.Novel]).Message);
    }

    [Fact]
    public void A_split_too_short_to_predict_anything_is_refused()
    {
        read.With("a.txt", "abcdefghij");
        Assert.Contains("the split validation holds 1 of 10 tokens",
            Assert.Throws<DataException>(() => read.Load(new TextDataConfig { Path = read["a.txt"], Validation = 0.1 })).Message);
    }

    [Fact]
    public void Words_are_those_of_the_training_split_in_order_of_first_appearance()
    {
        read.With("a.txt", "one two one\nthree\nfour one\n");
        using var corpus = read.Load(new TextDataConfig { Path = read["a.txt"], Unit = TextUnit.Words, Validation = 0.33 });
        Assert.Equal(["<unk>", "<eos>", "one", "two", "three"], Tokens(corpus.Vocabulary));
        Assert.Equal([2L, 3, 2, 1, 4, 1], TextRead.Ids(corpus, Split.Train));
        Assert.Equal([0L, 2, 1], TextRead.Ids(corpus, Split.Validation));
        Assert.Equal($"{read["a.txt"]}, validation: 1 of 3 words are not in the vocabulary and became <unk>: four", read.Lines[^1]);
    }

    [Fact]
    public void The_characters_of_all_splits_by_words_are_those_of_the_text()
    {
        const string text = "  naïve 😀 words\n\n and  more\tof them \n here and there\n";
        read.With("a.txt", text);
        using var corpus = read.Load(new TextDataConfig { Path = read["a.txt"], Unit = TextUnit.Words, Validation = 0.3, Test = 0.3 });
        Assert.Equal(text.EnumerateRunes().Count(), Splits(corpus).Sum(split => corpus[split].Characters));
        Assert.Equal(" here and there\n".Length, corpus[Split.Test].Characters);
    }

    [Fact]
    public void Bytes_count_the_characters_that_begin_among_them()
    {
        read.With("a.txt", "aé나😀b");
        using var corpus = read.Load("a.txt", TextUnit.Bytes);
        Assert.Equal((11L, 5L), (corpus[Split.Train].Tokens.shape[0], corpus[Split.Train].Characters));
        Assert.Equal(["a", "\\xC3", "\\xA9", "\\xEB", "\\x82"], Tokens(corpus.Vocabulary)[..5]);
    }

    [Fact]
    public void Rare_words_and_those_beyond_a_number_become_unknown()
    {
        read.With("a.txt", "c b a a b c a d\n");
        Assert.Equal(["<unk>", "<eos>", "c", "b", "a"], Vocabulary(new() { MinCount = 2 }));
        Assert.Equal(["<unk>", "<eos>", "c", "a"], Vocabulary(new() { MaxWords = 2 }));
        Assert.Equal(["<unk>", "<eos>", "a"], Vocabulary(new() { MinCount = 3, MaxWords = 2 }));

        string[] Vocabulary(TextDataConfig config)
        {
            using var corpus = read.Load(config with { Path = read["a.txt"], Unit = TextUnit.Words, Validation = 0 });
            Assert.Equal(9, corpus[Split.Train].Tokens.shape[0]);
            return Tokens(corpus.Vocabulary);
        }
    }

    [Fact]
    public void With_a_given_vocabulary_strange_characters_are_left_out_and_told()
    {
        read.With("a.txt", "abcb").With("b.txt", "xbayaé");
        using var first = read.Load("a.txt");
        using var second = read.Load("b.txt", vocabulary: first.Vocabulary);
        Assert.Same(first.Vocabulary, second.Vocabulary);
        Assert.Equal([1L, 0, 0], TextRead.Ids(second, Split.Train));
        Assert.Equal(3, second[Split.Train].Characters);
        Assert.Equal($"{read["b.txt"]}, train: 3 of 6 characters are not in the vocabulary and were left out: x y é", read.Lines[^1]);
    }

    [Fact]
    public void A_vocabulary_that_knows_nothing_of_the_text_or_is_of_another_unit_is_refused()
    {
        read.With("a.txt", "abcb").With("b.txt", "xyz");
        using var corpus = read.Load("a.txt");
        Assert.Contains(
            "none of the characters of the split train is in the vocabulary",
            Assert.Throws<DataException>(() => read.Load("b.txt", vocabulary: corpus.Vocabulary)).Message);
        Assert.Contains(
            "Set data.unit: characters",
            Assert.Throws<DataException>(() => read.Load("a.txt", TextUnit.Words, corpus.Vocabulary)).Message);
    }

    [Theory]
    [InlineData(256, ScalarType.Byte)]
    [InlineData(257, ScalarType.Int16)]
    [InlineData(32_767, ScalarType.Int16)]
    [InlineData(32_768, ScalarType.Int32)]
    public void Tokens_are_kept_as_small_as_the_vocabulary_allows(int kinds, ScalarType type)
    {
        read.With("a.txt", string.Join('\n', Enumerable.Range(2, kinds - 2).Select(i => $"w{i}")) + "\n");
        using var corpus = read.Load("a.txt", TextUnit.Words);
        Assert.Equal(kinds, corpus.Vocabulary.Count);
        Assert.Equal(type, corpus[Split.Train].Tokens.dtype);
        Assert.Equal(Enumerable.Range(2, kinds - 2).SelectMany(id => new long[] { id, 1 }), TextRead.Ids(corpus, Split.Train));
    }

    [Fact]
    public void Tokens_outlive_the_scope_they_were_read_in_and_go_with_the_corpus()
    {
        read.With("a.txt", "abcd");
        var before = LivingTensors.Count();
        TextCorpus corpus;
        using (NewDisposeScope())
            corpus = read.Load("a.txt");
        using (NewDisposeScope())
            Assert.Equal(3, corpus[Split.Train].Tokens[3].ToInt64());
        corpus.Dispose();
        Assert.Equal(before, LivingTensors.Count());
    }

    [Fact]
    public void A_vocabulary_too_large_for_its_text_is_warned_about()
    {
        var signs = string.Concat(Enumerable.Range(0x4E00, 1001).Select(i => (char)i));
        read.With("signs.txt", signs).With("words.txt", "all these words are different\n").With("one.txt", "aaaa");
        read.Tokens("signs.txt");
        Assert.Contains("warning: 1,001 different characters in 1,001: more than one in a hundred", Assert.Single(read.Lines));
        read.Tokens("words.txt", TextUnit.Words);
        Assert.Contains("warning: 7 different words in 6: more than half", read.Lines[1]);
        read.Tokens("one.txt");
        Assert.Contains("warning: the text holds one kind of token only", read.Lines[2]);
    }

    private static Split[] Splits(TextCorpus corpus) => [.. Enum.GetValues<Split>().Where(corpus.Has)];

    private static string[] Tokens(TextVocabulary vocabulary) => [.. Enumerable.Range(0, vocabulary.Count).Select(id => vocabulary[id])];
}
