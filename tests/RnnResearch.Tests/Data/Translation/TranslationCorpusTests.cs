using RnnResearch.Data;
using RnnResearch.Data.Translation;

namespace RnnResearch.Tests.Data.Translation;

public sealed class TranslationCorpusTests : IDisposable
{
    private const string Pairs = "source\ttarget\tsplit\n"
        + "the cat\tdie katze\ttrain\nthe red cat\tdie rote katze\ttrain\na dog\tein hund\ttrain\n"
        + "the dog\tder hund\tvalidation\nthe cat!\tdie Katze!\ttest\nthe cat!\teine katze !\ttest\n";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Sources_end_with_an_end_and_unknown_words_are_known_as_such()
    {
        var corpus = Corpus(new());
        Assert.Equal(["the", "cat", "<end>"], corpus.Training[0].Source.Select(id => corpus.Source.Vocabulary[(int)id]));
        Assert.Equal(["die", "katze"], corpus.Training[0].Target.Select(id => corpus.Target.Vocabulary[(int)id]));
        Assert.Equal([Vocabulary.Unknown, Vocabulary.End], Corpus(new() { MinCount = 2 }).Read(["dog"]));
    }

    [Fact]
    public void A_source_may_be_read_from_its_end()
    {
        var corpus = Corpus(new() { ReverseSource = true });
        Assert.Equal(["cat", "red", "the", "<end>"], corpus.Training[1].Source.Select(id => corpus.Source.Vocabulary[(int)id]));
        Assert.Equal(["die", "rote", "katze"], corpus.Training[1].Target.Select(id => corpus.Target.Vocabulary[(int)id]));
        Assert.Equal(["the", "cat", "!"], corpus.Of(Split.Test)[0].Words);
    }

    [Fact]
    public void Translations_of_one_source_are_references_of_one_sentence()
    {
        var sentence = Assert.Single(Corpus(new()).Of(Split.Test));
        Assert.Equal([["die", "katze", "!"], ["eine", "katze", "!"]], sentence.References);
    }

    [Fact]
    public void Backward_goes_the_other_way()
    {
        var corpus = Corpus(new() { Backward = true });
        Assert.Equal(["der", "hund"], corpus.Of(Split.Validation)[0].Words);
        Assert.Equal(2, corpus.Of(Split.Test).Count);
    }

    [Fact]
    public void Long_pairs_are_not_trained_on_and_a_corpus_of_none_is_refused()
    {
        Assert.Equal(2, Corpus(new() { MaxLength = 2 }).Training.Count);
        Assert.Single(Corpus(new() { Train = 1 }).Training);
        var error = Assert.Throws<DataException>(() => Corpus(new() { MaxLength = 1 }));
        Assert.Contains("no pair of the training split has at most data.max_length = 1 tokens", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_split_that_is_not_there_is_named()
    {
        var error = Assert.Throws<DataException>(() => Corpus(new()).Of(Split.Novel));
        Assert.EndsWith("has no novel split to be evaluated on; expected validation or test", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dates", false, SentenceTokens.Characters, SentenceTokens.Characters)]
    [InlineData("tatoeba-eng-kor", false, SentenceTokens.Words, SentenceTokens.Characters)]
    [InlineData("tatoeba-eng-kor", true, SentenceTokens.Characters, SentenceTokens.Words)]
    [InlineData("multi30k", true, SentenceTokens.Tokenized, SentenceTokens.Tokenized)]
    public void Tokens_are_as_is_usual_for_the_data(string name, bool backward, SentenceTokens source, SentenceTokens target) =>
        Assert.Equal((source, target), TranslationSides.TokensOf(new() { Name = name, Backward = backward }));

    [Fact]
    public void Typed_sentences_of_a_tokenised_corpus_are_split_into_words()
    {
        Assert.Equal(["ein", "hund."], SentenceTokens.Tokenized.Of("ein hund."));
        Assert.Equal(["ein", "hund", "."], SentenceTokens.Tokenized.OfTyped("Ein Hund."));
        Assert.Equal(["개", " ", "e\u0301".Normalize()], SentenceTokens.Characters.Of(" 개 e\u0301 "));
    }

    private TranslationCorpus Corpus(TranslationDataConfig config)
    {
        File.WriteAllText(folder["pairs.tsv"], Pairs);
        return new TranslationCorpus(config with { Name = "table", Path = folder["pairs.tsv"] }, vocabularies: null);
    }
}
