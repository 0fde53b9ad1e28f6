using RnnResearch.Cli;
using RnnResearch.Experiments;
using RnnResearch.Tests.Experiments.Sentiment;

namespace RnnResearch.Tests.Cli;

/// <summary><c>rnn classify</c> and <c>rnn data check</c> of a table, as a user types them.</summary>
public sealed class ClassifyVerbTests(ClassifyVerbTests.Trained trained) : IClassFixture<ClassifyVerbTests.Trained>, IDisposable
{
    private readonly TempFolder folder = new();
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public void Dispose()
    {
        folder.Dispose();
        output.Dispose();
        error.Dispose();
    }

    [Fact]
    public void A_line_says_label_probability_text_and_what_moved_it_most()
    {
        Assert.Equal(ExitCode.Ok, Classify("film is good", "film is bad"));
        var lines = Lines(output);
        Assert.Matches(@"^x 0\.\d{3}  film is good  \(good \+\d+\.\d, .*\)$", lines[0]);
        Assert.Matches(@"^y 0\.\d{3}  film is bad  \(bad \+\d+\.\d, .*\)$", lines[1]);
    }

    [Fact]
    public void A_files_lines_come_behind_the_arguments()
    {
        Assert.Equal(ExitCode.Ok, Classify("bad", "--file", folder.Write("texts.txt", "good\n\n  \nbad one\r\n")));
        Assert.Equal(["bad", "good", "bad one"], Lines(output).Select(line => line.Split("  ")[1]));
    }

    [Fact]
    public void So_do_those_of_standard_input()
    {
        using var program = new StartedProgram(
            folder.Path, ["classify", "--run", trained.Run, "bad", "--file", "-"], input: "good\n\nbad one\n");
        var (code, said, complaint) = program.WaitForExit();
        Assert.True(code == ExitCode.Ok, complaint);
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["bad", "good", "bad one"], lines.Select(line => line.Split("  ")[1]));
    }

    [Theory]
    [InlineData(2, "error: expected a text, as in: rnn classify --run results/NAME/latest \"not bad at all\"; or --file FILE")]
    [InlineData(1, "error: nowhere.txt: no such file", "--file", "nowhere.txt")]
    [InlineData(1, "warning: text 1 has no words, so there is nothing to say of it", " ")]
    public void What_cannot_be_classified_is_said_in_a_sentence(int code, string message, params string[] arguments)
    {
        Assert.Equal(code, Classify(arguments));
        Assert.Equal(message, Lines(error)[0]);
        Assert.DoesNotContain("   at ", error.ToString());
    }

    [Fact]
    public void A_file_that_is_no_utf8_and_a_table_that_is_none_are_refused()
    {
        File.WriteAllBytes(folder["texts.txt"], [0x61, 0x0A, 0xE9]);
        Assert.Equal(ExitCode.Failed, Classify("--file", folder["texts.txt"]));
        Assert.StartsWith($"error: {folder["texts.txt"]}:2:1: ", Lines(error)[0]);
        Assert.Equal(ExitCode.Failed, Classify("good", "--csv", folder["texts.txt"]));
        Assert.Contains("give it a name that ends in .csv", error.ToString());
        Assert.Equal(3, new FileInfo(folder["texts.txt"]).Length);
    }

    [Fact]
    public void A_table_is_looked_over()
    {
        Assert.Equal(ExitCode.Ok, Rnn("data", "check", trained.Table));
        Assert.Contains("60 texts (20 x, 20 y, 20 z; 36 train, 12 validation, 12 test); 0 problems", output.ToString());
        var bad = folder.Write("bad.tsv", "text\tlabel\ngood\t\n");
        Assert.Equal(ExitCode.Failed, Rnn("data", "check", bad));
        Assert.Contains($"{bad}:2: the label is empty; write one or delete the row", output.ToString());
    }

    private static string[] Lines(StringWriter text) => text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private int Classify(params string[] arguments) => Rnn(["classify", "--run", trained.Run, .. arguments]);

    private int Rnn(params string[] arguments) =>
        RnnResearch.Cli.Rnn.Run(arguments, new Session(output, error, folder.Path, TaskRegistry.Default));

    /// <summary>A run for all tests, which only read it.</summary>
    public sealed class Trained : IDisposable
    {
        private readonly TinySentiment tiny = new();

        public Trained() => Run = tiny.Train("train.epochs=20").Path;

        public string Run { get; }

        public string Table => tiny.Table;

        public void Dispose() => tiny.Dispose();
    }
}
