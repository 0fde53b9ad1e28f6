using RnnResearch.Configuration;
using RnnResearch.Data.Text;
using RnnResearch.Experiments;

namespace RnnResearch.Tests.Data.Text;

public sealed class TextDataConfigTests
{
    [Fact]
    public void The_defaults_and_every_named_corpus_pass()
    {
        Assert.Empty(new TextDataConfig().Check());
        Assert.All(TextCorpora.Entries, entry => Assert.Empty(new TextDataConfig { Corpus = entry.Name }.Check()));
    }

    [Fact]
    public void A_mistyped_corpus_is_answered_with_the_one_that_was_meant()
    {
        var problem = Assert.Single(new TextDataConfig { Corpus = "wikitxt2" }.Check());
        Assert.Equal("corpus", problem.Key);
        Assert.StartsWith(
            "no text is called \"wikitxt2\"; did you mean \"wikitext2\"? (there are hello, alphabet, generated, ", problem.Message);
        Assert.Empty(new TextDataConfig { Corpus = "wikitxt2", Path = "mine.txt" }.Check());
    }

    [Fact]
    public void Shares_are_refused_where_the_splits_come_with_the_corpus()
    {
        Assert.Equal(
            "validation: ptb comes with splits of its own; leave this at null", Problem(new() { Corpus = "ptb", Validation = 0.1 }));
        Assert.Equal("test: hello comes with splits of its own; leave this at null", Problem(new() { Corpus = "hello", Test = 0 }));
        Assert.Equal("pieces: ptb comes with splits of its own; leave this at 1", Problem(new() { Corpus = "ptb", Pieces = 20 }));
        Assert.Empty(new TextDataConfig { Corpus = "ptb", Path = "mine.txt", Validation = 0.1, Pieces = 20 }.Check());
    }

    [Fact]
    public void Shares_must_leave_something_to_learn_from()
    {
        Assert.StartsWith("validation: validation and test are 1 of the text", Problem(new() { Validation = 0.5, Test = 0.5 }));
        Assert.StartsWith("test: validation and test are 1 of the text", Problem(new() { Corpus = "warpeace", Test = 0.9 }));
    }

    [Fact]
    public void Limits_on_words_are_refused_for_other_tokens()
    {
        Assert.Equal(
            "min_count: is for words, but the tokens are characters; remove it or set unit: words",
            Problem(new() { MinCount = 2 }));
        Assert.Equal(
            "max_words: is for words, but the tokens are bytes; remove it or set unit: words",
            Problem(new() { Corpus = "ptb", Unit = TextUnit.Bytes, MaxWords = 9 }));
        Assert.Empty(new TextDataConfig { Corpus = "ptb", MinCount = 2, MaxWords = 5000 }.Check());
    }

    [Fact]
    public void A_file_says_it_in_its_own_words_and_every_mistake_is_found()
    {
        using var folder = new TempFolder();
        folder.Write("experiments/x.yaml", "task: text\ndata:\n  corpus: sonnets\n  unit: words\n  validation: 0.2\n  max_words: 100\n");
        var tasks = new TaskRegistry().Add<TextSampleConfig>("text", (_, _) => throw new NotSupportedException());
        var data = ((TextSampleConfig)ExperimentCatalog.Locate(tasks, folder.Path).Load("x", []).Config).Data;
        Assert.Equal(new TextDataConfig { Corpus = "sonnets", Unit = TextUnit.Words, Validation = 0.2, MaxWords = 100 }, data);

        folder.Write("experiments/x.yaml", "task: text\ndata:\n  path: \"\"\n  unit: letters\n  validation: 1\n  min_count: 0\n");
        var problems = Assert.Throws<ConfigException>(() => ExperimentCatalog.Locate(tasks, folder.Path).Load("x", [])).Problems;
        Assert.Equal(["data.path", "data.unit", "data.validation", "data.min_count"], problems.Select(problem => problem.Key));
    }

    private static string Problem(TextDataConfig config) => Assert.Single(config.Check()).ToString();

    internal sealed record TextSampleConfig : ExperimentConfig
    {
        public TextDataConfig Data { get; init; } = new();
    }
}
