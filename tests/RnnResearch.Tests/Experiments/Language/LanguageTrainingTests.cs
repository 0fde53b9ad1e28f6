using RnnResearch.Experiments.Language;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments.Language;

/// <summary>Whole runs of truncated backpropagation: stopped and gone on with, watched more or less closely.</summary>
public sealed class LanguageTrainingTests
{
    [Theory]
    [InlineData(4)]  // in the middle of an epoch
    [InlineData(9)]  // at the end of one
    [InlineData(10)] // after the first chunk of the next
    public void Stopping_and_resuming_is_bitwise_the_same_as_never_stopping(int stopAt)
    {
        using var straight = new TempFolder();
        using var broken = new TempFolder();
        using var whole = new LanguageRun(straight.Path, LanguageRun.Config);
        Assert.Equal(RunStatus.Finished, whole.Run());
        Assert.Equal(18, whole.Trainer.State.Step);

        using (var first = new LanguageRun(broken.Path, LanguageRun.Config)) Assert.Equal(RunStatus.Interrupted, first.Run(stopAt));
        using var second = new LanguageRun(broken.Path, LanguageRun.Config);
        Assert.Equal(stopAt, second.Trainer.State.Step);
        Assert.Equal(RunStatus.Finished, second.Run());
        Assert.Equal(whole.Rows, second.Rows);
        Assert.Equal(whole.Weights, second.Weights);
        Assert.Equal(whole.Progress.Steps.Skip(stopAt).Select(report => report.Loss), second.Progress.Steps.Select(report => report.Loss));
    }

    [Fact]
    public void Without_what_was_carried_the_losses_would_be_others()
    {
        using var folder = new TempFolder();
        using var broken = new TempFolder();
        using var whole = new LanguageRun(folder.Path, LanguageRun.Config);
        whole.Run();
        using (var first = new LanguageRun(broken.Path, LanguageRun.Config)) first.Run(4);
        using var second = new LanguageRun(broken.Path, LanguageRun.Config);
        second.Task.Restore(new Dictionary<string, TorchSharp.torch.Tensor>());
        second.Run();
        Assert.NotEqual(whole.Weights, second.Weights);
    }

    [Fact]
    public void Evaluating_saving_and_writing_more_often_changes_nothing_that_is_trained()
    {
        using var rarely = new TempFolder();
        using var often = new TempFolder();
        using var one = new LanguageRun(rarely.Path, LanguageRun.Config);
        using var two = new LanguageRun(often.Path, LanguageRun.Config with
        {
            Train = LanguageRun.Config.Train with { EvaluateEvery = 1, SaveEvery = 1, LogEvery = 1 },
            Samples = new() { Every = 1, Length = 30 },
        });
        one.Run();
        two.Run();
        Assert.Equal(one.Progress.Steps.Select(report => report.Loss), two.Progress.Steps.Select(report => report.Loss));
        Assert.Equal(one.Weights, two.Weights);
        Assert.Equal([9L, 18], one.Progress.Evaluations);
        Assert.Equal(18, two.Progress.Evaluations.Count);
    }

    [Fact]
    public void Texts_are_written_when_they_are_due()
    {
        using var folder = new TempFolder();
        var samples = new SampleConfig { Every = 8, At = [1, 3], Length = 25, Prompt = "xyz" };
        using var run = new LanguageRun(folder.Path, LanguageRun.Config with { Samples = samples });
        run.Run();
        var files = Directory.GetFiles(run.Samples).Order().ToList();
        Assert.Equal(["step-00000001.txt", "step-00000003.txt", "step-00000008.txt", "step-00000016.txt"], files.Select(Path.GetFileName));
        var texts = files.ConvertAll(File.ReadAllText);
        Assert.All(texts, text => Assert.Equal(28, text.Length));
        Assert.All(texts, text => Assert.StartsWith("xyz", text));
        Assert.Equal(4, texts.Distinct().Count());
    }

    [Fact]
    public void A_text_is_written_without_dropout()
    {
        using var folder = new TempFolder();
        var config = LanguageRun.Config with { Samples = new() { At = [4], Length = 40 } };
        using var run = new LanguageRun(folder.Path, config);
        run.Run(stopAfter: 4); // between two evaluations, which end dropout as well
        run.Task.Language.eval();
        var options = new SampleOptions("", 40, Count: 1, new RandomStreams(config.Seed).Seed("sample", 4), config.Samples.Choice);
        var expected = string.Concat(new TextWriting(run.Task.Language, run.Task.Corpus.Vocabulary).Write(options, _ => { }));
        Assert.Equal(expected, File.ReadAllText(Path.Combine(run.Samples, "step-00000004.txt")));
    }

    [Fact]
    public void What_a_texts_prompt_has_that_the_corpus_has_not_is_told()
    {
        using var folder = new TempFolder();
        var config = LanguageRun.Config with
        {
            Samples = new() { At = [1], Length = 5, Prompt = "a!b" },
            Train = LanguageRun.Config.Train with { MaxSteps = 1 },
        };
        using var run = new LanguageRun(folder.Path, config);
        run.Run();
        Assert.StartsWith("ab", File.ReadAllText(Path.Combine(run.Samples, "step-00000001.txt")));
        Assert.Contains(run.Log, line => line.Contains("'!'", StringComparison.Ordinal));
    }

    [Fact]
    public void Training_learns_the_alphabet()
    {
        using var folder = new TempFolder();
        var config = LanguageRun.Config with
        {
            Model = LanguageRun.Config.Model with { Dropout = 0, InputDropout = 0 },
            Train = LanguageRun.Config.Train with { Epochs = 8, Optimizer = new() { LearningRate = 0.03 } },
        };
        using var run = new LanguageRun(folder.Path, config);
        run.Run();
        Assert.Equal(Math.Log(27), run.Progress.Steps[0].Loss, 0.2);
        Assert.InRange(run.Trainer.State.BestMetrics["loss"], 0, 0.5);
    }
}
