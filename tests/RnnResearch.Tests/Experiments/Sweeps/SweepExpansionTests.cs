using RnnResearch.Experiments.Sweeps;
using RnnResearch.Tests.Configuration;

namespace RnnResearch.Tests.Experiments.Sweeps;

public class SweepExpansionTests
{
    [Fact]
    public void Cases_and_grid_and_seeds_are_combined_in_the_order_of_the_file()
    {
        using var files = new SweepFiles("""
            experiment: x
            grid: {model.cell: [lstm, rnn], epochs: [4, 3]}
            cases: {small: {model.units: 2}, none: {}}
            seeds: [7, 5]
            """);
        var sweep = files.Load();
        Assert.Equal(["case", "cell", "epochs"], sweep.Axes);
        Assert.Equal(16, sweep.Runs.Select(run => run.Label).Distinct().Count());
        Assert.Equal(
            ["case=small,cell=lstm,epochs=4,seed=7", "case=small,cell=lstm,epochs=4,seed=5", "case=small,cell=lstm,epochs=3,seed=7"],
            sweep.Runs.Take(3).Select(run => run.Label));
        Assert.Equal("case=none,cell=rnn,epochs=3,seed=5", sweep.Runs[^1].Label);
        Assert.Equal(
            ["case=small, cell=lstm, epochs=4", "case=small, cell=lstm, epochs=3", "case=small, cell=rnn, epochs=4"],
            sweep.Points.Take(3).Select(point => point.Label));
        Assert.Equal(sweep.Points.SelectMany(point => new[] { point, point }), sweep.Runs.Select(run => run.Point));
    }

    [Fact]
    public void Every_run_has_its_values_its_seed_its_threads_and_nothing_to_compare_with()
    {
        using var files = new SweepFiles("""
            experiment: x
            set: {shuffle: false, dropout: [0.1, 0.2]}
            grid:
              model.cell: [lstm, rnn]
            seeds: [7, 5]
            threads: 3
            """).WithExperiment("task: sample\ncompare: [x]\n");
        var last = files.Load().Runs[^1];
        var config = (SampleConfig)last.Experiment.Config;
        Assert.Equal(
            (SampleCell.Rnn, 64, 5, 3, false),
            (config.Model.Cell, config.Model.Units, config.Seed, config.Threads, config.Shuffle));
        Assert.Equal([0.1, 0.2], config.Dropout);
        Assert.Empty(config.Compare);
        Assert.Equal("experiments/sweeps/s.yaml:4", last.Experiment.Values.Single(value => value.KeyPath == "model.cell").Origin);
        Assert.Equal("x", last.Experiment.Name);
    }

    [Fact]
    public void With_seeds_alone_there_is_one_row_called_as_the_experiment()
    {
        using var files = new SweepFiles("experiment: x\nseeds: [1, 2]\nexpected: {x: \"1.5\"}");
        var sweep = files.Load();
        Assert.Equal(["seed=1", "seed=2"], sweep.Runs.Select(run => run.Label));
        Assert.Equal("x", Assert.Single(sweep.Points).Label);
        Assert.Equal("1.5", sweep.Expected["x"]);
    }

    [Fact]
    public void What_is_not_said_follows_from_the_experiment_and_the_machine()
    {
        using var files = new SweepFiles("experiment: x\nset: {train.select_by: truth}\nseeds: [1]");
        var sweep = files.Load();
        Assert.Equal("truth", sweep.Metric);
        Assert.Equal((1, Environment.ProcessorCount), (sweep.Threads, sweep.Workers));
        Assert.Equal(1, files.With("experiment: x\nseeds: [1]\nthreads: 1024").Load().Workers);
    }

    [Fact]
    public void A_row_is_meant_by_its_values_or_by_its_whole_label()
    {
        using var files = new SweepFiles("""
            experiment: x
            grid: {model.cell: [rnn, lstm], epochs: [3, 4]}
            seeds: [1]
            expected: {"lstm,4": a, "rnn, 3": b, "cell=rnn, epochs=4": c}
            """);
        Assert.Equal(
            ["cell=lstm, epochs=4 a", "cell=rnn, epochs=3 b", "cell=rnn, epochs=4 c"],
            files.Load().Expected.Select(figure => $"{figure.Key} {figure.Value}").Order());
    }

    [Fact]
    public void An_axis_is_called_by_the_end_of_its_path_that_nothing_else_ends_in()
    {
        Assert.Equal(
            ["cell", "encoder.kind", "optimizer.kind", "report.n"],
            SweepNames.OfAxes(["model.cell", "model.encoder.kind", "train.optimizer.kind", "report.n"]));
    }

    [Fact]
    public void Folders_have_names_that_every_file_system_takes()
    {
        Assert.Equal(["note=a-b,dropout=0.1-0.2"], SweepNames.OfFolders(["note", "dropout"], [["a/b", "[0.1, 0.2]"]]));
        Assert.Equal(["x=-1"], SweepNames.OfFolders(["x"], [["-1"]]));
        Assert.Equal(["x=empty"], SweepNames.OfFolders(["x"], [[""]]));
    }

    [Fact]
    public void Folders_that_would_share_a_name_get_a_hash_of_their_values()
    {
        var names = SweepNames.OfFolders(["x"], [["a/b"], ["A:B"], ["c"], [new string('d', 300)]]);
        Assert.Equal(4, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Matches("^x=a-b-[0-9a-f]{8}$", names[0]);
        Assert.Equal("x=c", names[2]);
        Assert.True(names[3].Length < 150);
        Assert.Equal(names[0], SweepNames.OfFolders(["x"], [["a-b"], ["a/b"]])[1]);
    }
}
