using RnnResearch.Data;
using RnnResearch.Data.Text;
using RnnResearch.Experiments.Language;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Experiments.Language;

public sealed class LanguageConfigTests
{
    [Fact]
    public void Every_language_experiment_reads_a_corpus_that_is_known()
    {
        var catalog = RepositoryExperiments.Catalog;
        var configs = catalog.List().Select(experiment => catalog.Load(experiment.Name).Config).OfType<LanguageConfig>().ToList();
        Assert.True(configs.Count >= 14, $"there are {configs.Count}");
        Assert.All(configs, config => Assert.Equal(config.Data.Corpus, TextCorpora.Find(config.Data.Corpus).Name));
        Assert.All(configs, config => Assert.Null(config.Data.Path));
    }

    [Fact]
    public void A_metric_that_texts_have_not_is_refused_before_anything_runs()
    {
        var config = LanguageRun.Config with { Train = new() { SelectBy = "bleu4" } };
        var problem = Assert.Single(config.Check());
        Assert.Equal("train.select_by", problem.Key);
        Assert.Equal("expected one of loss, bpc, perplexity; found bleu4", problem.Message);
        foreach (var metric in new[] { "loss", "bpc", "perplexity" })
            Assert.Empty((config with { Train = new() { SelectBy = metric } }).Check());
    }

    [Fact]
    public void A_text_shorter_than_a_chunk_says_what_it_takes()
    {
        var error = Refused(LanguageRun.Config with { Train = new() { BatchSize = 400 } });
        Assert.Equal(
            "alphabet: the train split has 6480 characters, but one chunk of train.batch_size 400 x sequence_length 20 and its last "
            + "target takes 8001; lower one of the two, or take a longer text",
            error);
    }

    [Fact]
    public void A_held_out_split_shorter_than_its_streams_says_what_it_takes()
    {
        var error = Refused(LanguageRun.Config with { EvaluationStreams = 500 });
        Assert.Equal(
            "alphabet: the validation split has 810 characters, but evaluation_streams 500 with an input and a target each takes 1000; "
            + "lower evaluation_streams, raise data.validation, or take a longer text",
            error);
        var shortTest = LanguageRun.Config with { EvaluationStreams = 300, Data = new() { Corpus = "alphabet", Test = 0.05 } };
        Assert.Contains("the test split", Refused(shortTest));
    }

    [Fact]
    public void A_text_that_holds_out_nothing_to_choose_by_is_refused_before_training()
    {
        var error = Refused(LanguageRun.Config with { Data = new() { Corpus = "alphabet", Validation = 0 } });
        Assert.Contains("alphabet has no split validation", error);
        Assert.Contains("data.validation: 0.05", error);
    }

    [Fact]
    public void The_shortest_texts_that_will_do_are_taken()
    {
        using var folder = new TempFolder();
        // 90 % of 900 characters: 810 = 9 x 90, and the last target; 90 held out for 45 streams.
        folder.Write("text.txt", string.Concat(Enumerable.Repeat("abcdefghi\n", 90)));
        using var run = new LanguageRun(folder.Path, LanguageRun.Config with
        {
            Data = new() { Path = folder["text.txt"], Validation = 0.1 },
            SequenceLength = 809,
            EvaluationStreams = 45,
            Train = new() { BatchSize = 1, Epochs = 1 },
        });
        run.Run();
        Assert.Equal(1, run.Trainer.State.Step);
    }

    private static string Refused(LanguageConfig config)
    {
        using var scope = NewDisposeScope();
        return Assert.Throws<DataException>(() =>
            new LanguageExperiment(config, new(null, new RandomStreams(config.Seed), _ => { }))).Message;
    }
}
