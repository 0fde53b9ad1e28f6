using RnnResearch.Configuration;
using RnnResearch.Experiments;
using RnnResearch.Experiments.Sweeps;

namespace RnnResearch.Tests.Experiments.Sweeps;

public class SweepErrorTests
{
    private const string Place = "experiments/sweeps/s.yaml";

    [Fact]
    public void A_wrong_value_in_the_grid_is_an_error_with_its_place_and_combination()
    {
        using var files = new SweepFiles("experiment: x\ngrid:\n  epochs: [3, 4]\n  model.cell: [rnn, lsmt]\nseeds: [1, 2]");
        var problem = Assert.Single(files.Problems());
        Assert.StartsWith($"{Place}:4:21: model.cell: expected one of rnn, lstm, gated_unit, found lsmt; did you mean \"lstm\"?", problem);
        Assert.EndsWith($"(in {Place}: epochs=3, cell=lsmt and 1 more)", problem);
    }

    [Fact]
    public void A_wrong_key_in_the_grid_is_an_error_with_the_right_one()
    {
        using var files = new SweepFiles("experiment: x\ngrid:\n  model.unit: [3]\nseeds: [1]");
        Assert.StartsWith($"{Place}:3:16: model.unit: unknown key; did you mean \"units\"?", Assert.Single(files.Problems()));
    }

    [Fact]
    public void What_is_wrong_only_together_names_the_combination()
    {
        using var files = new SweepFiles("experiment: x\nset: {model.units: 9}\ngrid:\n  model.heads: [3, 2]\nseeds: [1]");
        var problem = Assert.Single(files.Problems());
        Assert.StartsWith($"{Place}:4:20: model.heads: 9 units do not split into 2 heads", problem);
        Assert.EndsWith($"(in {Place}: heads=2)", problem);
    }

    [Fact]
    public void Everything_wrong_with_the_file_is_told_at_once()
    {
        using var files = new SweepFiles("""
            experiment: y
            set: {epochs: 1, seed: 2, compare: [x]}
            grid: {epochs: [1], model.cell: rnn, model: [{units: 3}]}
            cases: {a: 3, b: {threads: 2}}
            seeds: []
            worker: 2
            """);
        var problems = files.Problems();
        string[] expected =
        [
            "1:13: experiment: no experiment is called \"y\"",
            "2:18: set.seed: a sweep has its seeds under seeds",
            "2:27: set.compare: a sweep compares its own runs and no others",
            "3:8: grid.epochs: stands under set too; keep one of them",
            "3:33: grid.model.cell: expected a list of the values to try, found rnn",
            "3:46: grid.model: expected a value or a list, found a section of keys; name the keys in it one by one, as in model.KEY",
            "4:12: cases.a: expected a section of keys, {} for none, found 3",
            "4:19: cases.b.threads: a sweep has the threads of each run under threads",
            "5:8: seeds: expected a list that is not empty",
            "6:1: worker: unknown key; did you mean \"workers\"?",
        ];
        Assert.Equal(expected.Length, problems.Length);
        Assert.All(expected.Zip(problems), pair => Assert.StartsWith($"{Place}:{pair.First}", pair.Second));
    }

    [Theory]
    [InlineData("seeds: [1, 2, 1]", "2:15: seeds[2]: 1 stands twice")]
    [InlineData("seeds: [-1]", "2:9: seeds[0]: expected an integer >= 0")]
    [InlineData("grid: {epochs: [3, 4, 3]}\nseeds: [1]", "2:23: grid.epochs: 3 stands twice; remove one of them")]
    [InlineData("grid: {epochs: []}\nseeds: [1]", "2:16: grid.epochs: expected a list of the values to try, found an empty list")]
    [InlineData("grid: {model..cell: [rnn]}\nseeds: [1]", "2:8: grid.model..cell: expected key.path")]
    [InlineData("set: {extends: y}\nseeds: [1]", "2:7: set.extends: cannot be set here")]
    [InlineData("grid: {epochs: [3, 4]}\nseeds: [1]\nexpected: {five: a}", "4:12: expected.five: no row is called so (the rows are 3; 4)")]
    public void Each_mistake_has_its_message(string lines, string expected)
    {
        using var files = new SweepFiles($"experiment: x\n{lines}");
        Assert.StartsWith($"{Place}:{expected}", Assert.Single(files.Problems()));
    }

    [Fact]
    public void Two_rows_of_the_same_configuration_are_refused()
    {
        using var files = new SweepFiles("""
            experiment: x
            grid: {model.cell: [rnn, lstm]}
            cases: {as_is: {}, the_same: {epochs: 2}}
            seeds: [1, 2]
            """);
        var problems = files.Problems();
        Assert.Equal(
            $"{Place}: case=as_is, cell=rnn and case=the_same, cell=rnn are the same configuration; remove one of them", problems[0]);
        Assert.Equal(2, problems.Length);
    }

    [Fact]
    public void A_metric_that_validation_does_not_have_is_refused_with_those_it_has()
    {
        using var folder = new TempFolder();
        folder.Write("experiments/c.yaml", "task: captioning\n");
        const string Sweep = "experiment: c\ngrid: {model.kind: [plain, attention]}\nseeds: [1]\n";
        folder.Write("experiments/sweeps/s.yaml", Sweep + "metric: lss\n");
        var catalog = new SweepCatalog(ExperimentCatalog.Locate(TaskRegistry.Default, folder.Path));
        var error = Assert.Throws<ConfigException>(() => catalog.Load("s"));
        Assert.StartsWith($"{Place}:4:9: metric: expected one of loss, perplexity", error.Message);

        folder.Write("experiments/sweeps/s.yaml", Sweep + "metric: pointing\n"); // which only one of them has
        Assert.Equal("pointing", catalog.Load("s").Metric);
    }

    [Fact]
    public void An_unknown_sweep_gets_a_suggestion()
    {
        using var files = new SweepFiles();
        var error = Assert.Throws<ConfigException>(() => files.Catalog.Load("t"));
        Assert.Equal("no sweep is called \"t\"; did you mean \"s\"? (rnn list shows all 1)", error.Message);
    }
}
