using RnnResearch.Experiments;

namespace RnnResearch.Tests.Configuration;

public class ConfigResolvedTests
{
    private const string Text = """
        task: sample
        clip: 1e-5
        title: "yes: 1"
        weights: {a: 1}
        layers: [{name: one}]
        """;

    [Fact]
    public void The_canonical_form_spells_out_every_value()
    {
        using var files = ConfigFiles.X(Text);
        var yaml = files.Resolve("epochs=3").ToYaml();
        Assert.StartsWith("task: sample\ntitle: \"yes: 1\"\nseed: 1\nthreads: 0\n", yaml);
        Assert.EndsWith("""
            epochs: 3
            tokens: 5000000000
            shuffle: true
            note: null
            clip: 1.0e-05
            optimizer: adam
            dropout: [0.5]
            weights:
              a: 1
            model:
              units: 64
              cell: lstm
              heads: 1
            layers:
              - name: one
                cell: rnn

            """, yaml);
    }

    [Fact]
    public void The_canonical_form_reads_back_as_itself()
    {
        using var files = ConfigFiles.X(Text);
        var yaml = files.Resolve("clip=0.1", "note=a # b").ToYaml();
        var again = ExperimentLoader.LoadFile(files.With("again", yaml).Root + "/experiments/again.yaml", ConfigFiles.Tasks);
        Assert.Equal(yaml, again.ToYaml());
    }

    [Fact]
    public void Every_value_knows_where_it_came_from()
    {
        using var files = ConfigFiles.X("extends: base\nmodel:\n  heads: 2").With("base", Text);
        var origins = files.Resolve("epochs=3").Values.ToDictionary(value => value.KeyPath, value => value.Origin);
        Assert.Equal("experiments/base.yaml:2", origins["clip"]);
        Assert.Equal("experiments/x.yaml:3", origins["model.heads"]);
        Assert.Equal("experiments/base.yaml:5", origins["layers[0].name"]);
        Assert.Equal("command line", origins["epochs"]);
        Assert.Equal("default", origins["model.units"]);
        Assert.Matches("\nepochs: 3 +# command line\n", files.Resolve("epochs=3").ToAnnotatedYaml());
    }
}
