namespace RnnResearch.Tests.Configuration;

public class ConfigErrorTests
{
    [Theory]
    [InlineData("epoch: 3", "2:1: epoch: unknown key; did you mean \"epochs\"? (known here: task, title, seed, threads, ")]
    [InlineData("epochs: ten", "2:9: epochs: expected an integer >= 1, found ten")]
    [InlineData("epochs: \"3\"", "2:9: epochs: expected an integer >= 1, found the text \"3\"")]
    [InlineData("epochs: 3000000000", "2:9: epochs: expected an integer >= 1, found 3000000000")]
    [InlineData("epochs: 2147483647", "2:9: epochs: expected an integer <= 1000000000, found 2147483647")]
    [InlineData("epochs: 1.5", "2:9: epochs: expected an integer >= 1, found 1.5")]
    [InlineData("epochs: 0", "2:9: epochs: expected an integer >= 1, found 0")]
    [InlineData("epochs:", "2:8: epochs: expected an integer >= 1, found nothing")]
    [InlineData("epochs: [3]", "2:9: epochs: expected an integer >= 1, found a list")]
    [InlineData("shuffle: yes", "2:10: shuffle: expected true or false, found yes")]
    [InlineData("clip: .inf", "2:7: clip: expected a number, found .inf")]
    [InlineData("dropout: [0.1, 1]", "2:16: dropout[1]: expected a number in [0, 1), found 1")]
    [InlineData("dropout: [0.1, x]", "2:16: dropout[1]: expected a number, found x")]
    [InlineData("dropout: []", "2:10: dropout: expected a list that is not empty, found an empty list")]
    [InlineData("dropout: 0.5", "2:10: dropout: expected a list that is not empty, each item a number in [0, 1), found 0.5")]
    [InlineData("weights: {a: b}", "2:14: weights.a: expected an integer, found b")]
    [InlineData("optimizer: adan", "2:12: optimizer: expected text that is one of adam, sgd, found adan; did you mean \"adam\"?")]
    [InlineData("model: 3", "2:8: model: expected a section of keys, found 3")]
    [InlineData("model: {cell: lsmt}", "2:15: model.cell: expected one of rnn, lstm, gated_unit, found lsmt; did you mean \"lstm\"?")]
    [InlineData("model: {heads: 0}", "2:16: model.heads: expected an integer > 0, found 0")]
    [InlineData("model: {heads: 3}", "2:16: model.heads: 64 units do not split into 3 heads; choose a divisor of 64")]
    [InlineData("model: {shuffle: true}", "2:9: model.shuffle: unknown key; did you mean \"shuffle\"? (known here: units, cell, heads)")]
    [InlineData("layers: [{cell: rnn}]", "2:10: layers[0].name: required key is missing; expected text")]
    [InlineData("seed: 1\nseed: 2", "3:1: seed: this key stands twice, first at line 2; remove one of them")]
    [InlineData("title: &a x", "2:8: anchors are not read, found &a; use extends to share values")]
    [InlineData("title: !!str x", "2:8: tags are not read, found tag:yaml.org,2002:str; write the plain value")]
    [InlineData("note: *a", "2:7: aliases are not read, found *a; repeat the value or use extends")]
    [InlineData("---\ntask: sample", "2:1: expected one document, found a second one; keep one experiment per file")]
    [InlineData("extends: y", "2:10: extends: there is no experiments/y.yaml; did you mean \"x\"?")]
    [InlineData("extends: x", "2:10: extends: goes in a circle: x -> x; remove one extends")]
    public void A_mistake_is_shown_with_its_place(string line, string expected)
    {
        using var files = ConfigFiles.X($"task: sample\n{line}\n");
        Assert.StartsWith($"experiments/x.yaml:{expected}", Assert.Single(files.Problems()));
    }

    [Theory]
    [InlineData("", "1:1: task: required key is missing; expected one of sample")]
    [InlineData("task: smaple", "1:7: task: expected one of sample, found smaple; did you mean \"sample\"?")]
    public void A_file_must_name_its_task(string text, string expected)
    {
        using var files = ConfigFiles.X(text);
        Assert.Equal($"experiments/x.yaml:{expected}", Assert.Single(files.Problems()));
    }

    [Fact]
    public void A_file_that_is_a_list_has_no_keys_and_so_no_task()
    {
        using var files = ConfigFiles.X("- task");
        Assert.Equal(
            [
                "experiments/x.yaml:1:1: expected keys at the top level, found a list",
                "experiments/x.yaml:1:1: task: required key is missing; expected one of sample",
            ],
            files.Problems());
    }

    [Fact]
    public void A_key_of_yaml_that_merges_is_an_unknown_key_like_any_other()
    {
        using var files = ConfigFiles.X("task: sample\n<<: *a\n");
        Assert.Equal(
            [
                "experiments/x.yaml:2:1: <<: unknown key",
                "experiments/x.yaml:2:5: aliases are not read, found *a; repeat the value or use extends",
            ],
            files.Problems().Select(problem => problem.Split(" (known here")[0]));
    }

    [Theory]
    [InlineData("model: {units: 3\nseed: 1\n", "3:1: not YAML: a bracket or a quote opened above is not closed")]
    [InlineData("model:\n  units: 3\n cell: rnn\n", "4:2: not YAML: ")]
    [InlineData("title: a: b\n", "2:9: not YAML: ")]
    [InlineData("title: \"a\n", "2:8: not YAML: ")]
    public void Broken_yaml_is_shown_with_its_place(string text, string expected)
    {
        using var files = ConfigFiles.X("task: sample\n" + text);
        Assert.StartsWith($"experiments/x.yaml:{expected}", Assert.Single(files.Problems()));
    }

    [Fact]
    public void Everything_wrong_is_reported_at_once_in_the_order_of_the_file()
    {
        using var files = ConfigFiles.X("""
            task: sample
            sed: 1
            epochs: 0
            model:
              cell: tanh
              units: -2
            seed: x
            """);
        Assert.Equal(
            [
                "x.yaml:2:1: sed",
                "x.yaml:3:9: epochs",
                "x.yaml:5:9: model.cell",
                "x.yaml:6:10: model.units",
                "x.yaml:7:7: seed",
                "command line: epoch",
            ],
            files.Problems("epoch=3").Select(text => text.Replace("experiments/", ""))
                .Select(text => string.Join(": ", text.Split(": ").Take(2))));
    }

    [Fact]
    public void A_mistake_in_a_base_is_shown_in_the_base()
    {
        using var files = ConfigFiles.X("extends: base\nepochs: 2").With("base", "task: sample\n\nmodel:\n  unit: 3\n");
        Assert.StartsWith("experiments/base.yaml:4:3: model.unit: unknown key; did you mean \"units\"?", Assert.Single(files.Problems()));
    }

    [Fact]
    public void A_circle_of_bases_is_named()
    {
        using var files = ConfigFiles.X("task: sample\nextends: y").With("y", "extends: z").With("z", "extends: y");
        Assert.Equal(
            "experiments/z.yaml:1:10: extends: goes in a circle: x -> y -> z -> y; remove one extends",
            Assert.Single(files.Problems()));
    }

    [Theory]
    [InlineData("epochs", "epochs: expected key.path=value, for example train.epochs=3")]
    [InlineData("=3", "=3: expected key.path=value, for example train.epochs=3")]
    [InlineData("model.unitz=3", "model.unitz: unknown key; did you mean \"units\"? (known here: units, cell, heads)")]
    [InlineData("model.units=x", "model.units: expected an integer >= 1, found x")]
    [InlineData("epochs=0", "epochs: expected an integer >= 1, found 0")]
    [InlineData("extends=y", "extends: cannot be set here; write a file that extends another one")]
    [InlineData("model.heads=5", "model.heads: 64 units do not split into 5 heads; choose a divisor of 64")]
    public void A_mistake_on_the_command_line_says_so(string text, string expected)
    {
        using var files = ConfigFiles.X("task: sample");
        Assert.Equal($"command line: {expected}", Assert.Single(files.Problems(text)));
    }

    [Fact]
    public void A_key_set_twice_on_the_command_line_is_refused()
    {
        using var files = ConfigFiles.X("task: sample");
        Assert.Equal("command line: epochs: set twice; keep one of them", Assert.Single(files.Problems("epochs=2", "epochs=3")));
    }

    [Fact]
    public void An_unknown_key_points_to_the_section_that_has_it()
    {
        using var files = ConfigFiles.X("task: sample");
        Assert.StartsWith("command line: cell: unknown key; did you mean \"model.cell\"?", Assert.Single(files.Problems("cell=rnn")));
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("base/../../secret")]
    [InlineData("/secret")]
    [InlineData("base/./common")]
    [InlineData("\"a\\0b\"")]
    public void Only_files_of_the_folder_are_extended(string name)
    {
        using var files = ConfigFiles.X($"task: sample\nextends: {name}").With("../secret", "epochs: 9").With("base/common", "epochs: 9");
        Assert.StartsWith("experiments/x.yaml:2:10: extends: there is no experiments/", Assert.Single(files.Problems()));
    }
}
