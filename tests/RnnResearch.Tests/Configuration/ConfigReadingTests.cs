namespace RnnResearch.Tests.Configuration;

public class ConfigReadingTests
{
    [Fact]
    public void Every_kind_of_value_is_read()
    {
        using var files = ConfigFiles.X("""
            task: sample
            title: "A: title"
            seed: 7
            epochs: 1_000
            tokens: 9000000000
            shuffle: false
            note: 12
            clip: 1e-3
            dropout: [0, 0.25]
            weights: {a: 1, b: 2}
            model:
              cell: gated_unit
            layers:
              - name: first
              - {name: second, cell: lstm}
            """);
        var config = files.Load();
        Assert.Equal(
            ("A: title", 7L, 1000, 9_000_000_000, false),
            (config.Title, config.Seed, config.Epochs, config.Tokens, config.Shuffle));
        Assert.Equal(("12", 1e-3), (config.Note, config.Clip));
        Assert.Equal([0, 0.25], config.Dropout);
        Assert.Equal(2, config.Weights["b"]);
        Assert.Equal(SampleCell.GatedUnit, config.Model.Cell);
        Assert.Equal(["first", "second"], config.Layers.Select(layer => layer.Name));
        Assert.Equal(SampleCell.Lstm, config.Layers[1].Cell);
    }

    [Fact]
    public void A_section_keeps_the_defaults_its_owner_gave_it()
    {
        using var files = ConfigFiles.X("task: sample\nmodel: {heads: 2}");
        Assert.Equal((64, 2), (files.Load().Model.Units, files.Load().Model.Heads));
    }

    [Fact]
    public void Null_clears_what_may_be_missing()
    {
        using var files = ConfigFiles.X("task: sample\nclip: null");
        Assert.Null(files.Load().Clip);
    }

    [Fact]
    public void Extends_lays_deltas_over_a_chain_of_bases()
    {
        using var files = ConfigFiles.X("extends: middle\nmodel: {heads: 4}\ndropout: [0.1]")
            .With("middle", "extends: base/common\nmodel: {units: 16}\nepochs: 3")
            .With("base/common", "task: sample\nepochs: 2\nseed: 9\nmodel: {cell: rnn, units: 32}\ndropout: [0.2, 0.3]");
        var config = files.Load();
        Assert.Equal((3, 9L), (config.Epochs, config.Seed));
        Assert.Equal((16, 4, SampleCell.Rnn), (config.Model.Units, config.Model.Heads, config.Model.Cell));
        Assert.Equal([0.1], config.Dropout);
    }

    [Fact]
    public void Overrides_win_over_files_and_reach_into_sections()
    {
        using var files = ConfigFiles.X("task: sample\nepochs: 5\nmodel: {units: 16}");
        var config = files.Load("epochs=6", "model.cell=rnn", "dropout=[0.1, 0.2]", "note=null", "title=a b");
        Assert.Equal((6, 16, SampleCell.Rnn), (config.Epochs, config.Model.Units, config.Model.Cell));
        Assert.Equal([0.1, 0.2], config.Dropout);
        Assert.Equal((null, "a b"), (config.Note, config.Title));
    }
}
