using RnnResearch.Experiments;
using RnnResearch.Experiments.Language;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments;

public sealed class ComparisonPlaceTests : IDisposable
{
    private readonly TinyText tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void A_run_that_was_copied_elsewhere_trains_nothing_in_the_folders_above_it_and_says_so()
    {
        var run = tiny.Trained("train.max_steps=3");
        Directory.Move(run.Path, tiny["copy"]);
        var config = (LanguageConfig)tiny.Load().Config with { Compare = ["hello"] };
        using var comparison = Comparison.Start(config, RunDirectory.Open(tiny["copy"]), tiny.Progress, default);
        Assert.True(comparison.Wait());
        Assert.StartsWith($"not set beside hello: {tiny["copy"]} is not in a folder tiny", Assert.Single(tiny.Progress.Warnings));
        Assert.False(Directory.Exists(tiny["hello"]));
    }

    [Fact]
    public void The_configuration_of_a_run_means_the_same_files_in_every_folder()
    {
        var here = Path.GetRelativePath(Directory.GetCurrentDirectory(), tiny.TextFile);
        var run = tiny.Trained("train.max_steps=3", $"data.path={here}");
        Assert.Contains($"  path: \"{tiny.TextFile}\"\n", File.ReadAllText(run.ConfigFile));
    }
}
