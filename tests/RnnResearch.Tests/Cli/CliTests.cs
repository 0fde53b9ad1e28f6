using RnnResearch.Cli;
using RnnResearch.Data;
using RnnResearch.Tests.Configuration;

namespace RnnResearch.Tests.Cli;

public sealed class CliTests : IDisposable
{
    private readonly ConfigFiles files = ConfigFiles.X("# Does it learn?\n# Expected: loss 1.2\n# Minutes: 3\ntask: sample\nepochs: 2\n");
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    [Fact]
    public void Config_prints_every_value_with_its_origin()
    {
        Assert.Equal(0, Run("config", "x", "model.units=3"));
        Assert.Matches("\nepochs: 2 +# experiments/x.yaml:5\n", output.ToString());
        Assert.Matches("\n  units: 3 +# command line\n", output.ToString());
        Assert.Empty(error.ToString());
    }

    [Fact]
    public void A_bad_configuration_shows_every_error_and_exits_with_2()
    {
        files.With("x", "task: sample\nepochs: 0\nsed: 1\n");
        Assert.Equal(2, Run("train", "x", "model.unit=3"));
        var lines = error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("error: experiments/x.yaml:2:9: epochs: expected an integer >= 1, found 0", lines[0]);
        Assert.StartsWith("error: experiments/x.yaml:3:1: sed: unknown key; did you mean \"seed\"?", lines[1]);
        Assert.StartsWith("error: command line: model.unit: unknown key; did you mean \"units\"?", lines[2]);
        Assert.Empty(output.ToString());
    }

    [Fact]
    public void An_unknown_experiment_exits_with_2()
    {
        Assert.Equal(2, Run("train", "y"));
        Assert.StartsWith("error: no experiment is called \"y\"", error.ToString());
    }

    [Theory]
    [InlineData("resume")]
    [InlineData("eval", "--run", "x", "--beam", "0")]
    [InlineData("eval", "--run", "x", "--beam", "three")]
    [InlineData("eval", "--run", "x", "--beam", "1001")]
    [InlineData("caption", "--run", "x", "--beam", "2000000000", "a.png")]
    [InlineData("eval", "--run", "x", "--temperature", "0")]
    [InlineData("eval", "--run", "x", "--beam", "2", "--temperature", "1")]
    [InlineData("eval", "--run", "x", "--split", "tests")]
    [InlineData("caption", "--run", "x")]
    [InlineData("gallery")]
    [InlineData("gallery", "--run", "x", "--split", "tests")]
    [InlineData("gallery", "--run", "x", "--beam", "0")]
    [InlineData("gallery", "--run", "x", "--pictures", "0")]
    [InlineData("gallery", "--run", "x", "--pictures", "1001")]
    [InlineData("sample")]
    [InlineData("sample", "--run", "x", "--length", "0")]
    [InlineData("sample", "--run", "x", "--length", "many")]
    [InlineData("sample", "--run", "x", "--temperature", "0")]
    [InlineData("sample", "--run", "x", "--temperature", "warm")]
    [InlineData("sample", "--run", "x", "--temperature", "0,8")]
    [InlineData("sample", "--run", "x", "--length", "1.5")]
    [InlineData("sample", "--run", "x", "--top-k", "-1")]
    [InlineData("sample", "--run", "x", "--top-p", "0")]
    [InlineData("sample", "--run", "x", "--top-p", "1.5")]
    [InlineData("sample", "--run", "x", "--seed", "-1")]
    [InlineData("sample", "--run", "x", "--count", "0")]
    [InlineData("sample", "--run", "x", "--argmax", "--temperature", "1")]
    [InlineData("sample", "--run", "x", "--argmax", "--top-k", "5")]
    [InlineData("sample", "--run", "x", "--argmax", "--top-p", "0.9")]
    [InlineData("sample", "--run", "x", "--prompt", "a", "--prompt-file", "b")]
    [InlineData("trane", "x")]
    [InlineData("list", "--all")]
    public void Wrong_usage_exits_with_2_and_names_the_help(params string[] args)
    {
        Assert.Equal(2, Run(args));
        Assert.StartsWith("error: ", error.ToString());
        Assert.Contains("--help shows how it is used", error.ToString());
    }

    [Fact]
    public void A_run_that_is_not_there_exits_with_1_and_no_stack_trace()
    {
        Assert.Equal(1, Run("resume", "--run", files.Root));
        Assert.StartsWith($"error: {files.Root} is not a run: config.yaml is missing", error.ToString());
        Assert.DoesNotContain("   at ", error.ToString());
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("sub/x")]
    [InlineData("./x")]
    [InlineData("/etc/passwd")]
    [InlineData("@x")]
    [InlineData("x\0")]
    [InlineData("x.yaml")]
    [InlineData("")]
    public void A_name_is_one_of_those_there_are_and_no_path(string name)
    {
        files.With("sub/x", "task: sample");
        Assert.Equal(2, Run("train", name));
        Assert.StartsWith($"error: no experiment is called \"{VisibleText.Of(name)}\"", error.ToString());
        Assert.Equal(2, Run("sweep", name));
        Assert.Contains($"error: no sweep is called \"{VisibleText.Of(name)}\"", error.ToString());
    }

    [Fact]
    public void An_argument_that_begins_with_an_at_sign_is_itself()
    {
        Assert.Equal(0, Run("config", "x", "title=@user", "note=@x #1"));
        Assert.Matches("\ntitle: \"@user\" +# command line\n", output.ToString());
        Assert.Matches("\nnote: \"@x #1\" +# command line\n", output.ToString());
        Assert.Equal(1, Run("sample", "--run", files.Root, "--prompt", "@user hello"));
        Assert.Contains("is not a run", error.ToString());
        Assert.Equal(1, Run("caption", "--run", files.Root, "@me.png"));
        Assert.DoesNotContain("Response file", error.ToString());
    }

    [Fact]
    public void The_list_shows_name_question_and_minutes()
    {
        Assert.Equal(0, Run("list"));
        foreach (var text in new[] { " x ", "Does it learn?", "loss 1.2", " 3 " }) Assert.Contains(text, output.ToString());
    }

    [Fact]
    public void Help_shows_the_verbs_but_not_the_hidden_one()
    {
        string[] verbs = ["train", "sweep", "resume", "eval", "sample", "caption", "config", "list", "data", "doctor"];
        Assert.Equal(0, Run("--help"));
        foreach (var verb in verbs) Assert.Contains($"  {verb} ", output.ToString());
        Assert.DoesNotContain("  docs ", output.ToString());
    }

    public void Dispose() => files.Dispose();

    private int Run(params string[] args) => Rnn.Run(args, new Session(output, error, files.Root, ConfigFiles.Tasks));
}
