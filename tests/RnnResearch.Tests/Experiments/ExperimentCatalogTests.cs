using RnnResearch.Configuration;
using RnnResearch.Experiments;
using RnnResearch.Experiments.Captioning;
using RnnResearch.Models;
using RnnResearch.Tests.Configuration;

namespace RnnResearch.Tests.Experiments;

public class ExperimentCatalogTests
{
    [Fact]
    public void The_list_shows_the_header_of_each_file_but_no_base()
    {
        using var files = ConfigFiles.X("# Does it learn?\n# Slide 12.\n# Expected: loss 1.2\n# Minutes: 3\ntask: sample")
            .With("base/common", "task: sample");
        var catalog = ExperimentCatalog.Locate(ConfigFiles.Tasks, Path.Combine(files.Root, "experiments", "base"));
        Assert.Equal(new ExperimentSummary("x", "Does it learn?", "", "loss 1.2", "3"), Assert.Single(catalog.List()));
    }

    [Fact]
    public void An_unknown_name_gets_a_suggestion()
    {
        using var files = new ConfigFiles().With("captioning-plain", "task: sample");
        var catalog = ExperimentCatalog.Locate(ConfigFiles.Tasks, files.Root);
        var error = Assert.Throws<ConfigException>(() => catalog.Load("captoning-plain"));
        Assert.Equal(
            "no experiment is called \"captoning-plain\"; did you mean \"captioning-plain\"? (rnn list shows all 1)", error.Message);
    }

    [Fact]
    public void An_unknown_experiment_to_compare_with_is_an_error_before_anything_runs()
    {
        using var files = new ConfigFiles().With("plain", "task: sample").With("attention", "task: sample\ncompare: [plain, plane]");
        var error = Assert.Throws<ConfigException>(() => ExperimentCatalog.Locate(ConfigFiles.Tasks, files.Root).Load("attention"));
        Assert.Equal("compare[1]: no experiment is called \"plane\"; did you mean \"plain\"? (rnn list shows all 2)", error.Message);
    }

    [Fact]
    public void Outside_a_repository_it_says_so()
    {
        using var folder = new TempFolder();
        var error = Assert.Throws<ConfigException>(() => ExperimentCatalog.Locate(ConfigFiles.Tasks, folder.Path));
        Assert.Contains("no experiments/*.yaml in ", error.Message);
    }

    [Theory]
    [InlineData("true", BetaGate.Vector)]
    [InlineData("false", BetaGate.Off)]
    [InlineData("scalar", BetaGate.Scalar)]
    public void A_run_of_an_earlier_version_can_be_read(string gate, BetaGate meant)
    {
        var experiment = RepositoryExperiments.Catalog.Load("captioning-attention", [$"model.attention.beta_gate={gate}"]);
        Assert.Equal(meant, ((CaptioningConfig)experiment.Config).Model.Attention.BetaGate);
    }
}
