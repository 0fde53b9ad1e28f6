using System.Globalization;

namespace RnnResearch.Tests.Cli;

public sealed class ComparisonTests : IDisposable
{
    private readonly RnnProcess rnn = new();

    public ComparisonTests()
    {
        rnn.WriteExperiment("tiny-plain", "extends: tiny\nmodel: {kind: plain}\ntrain: {epochs: 1}\n");
        rnn.WriteExperiment("tiny-both", "extends: tiny\ncompare: [tiny-plain]\ntrain: {epochs: 1}\n");
    }

    public void Dispose() => rnn.Dispose();

    [Fact]
    public void The_experiment_it_names_is_trained_once_and_stands_beside_it_in_every_table()
    {
        var first = rnn.Run("train", "tiny-both");
        Assert.True(first.Code == 0, first.Error);
        Assert.Contains("running beside it, for comparison: tiny-plain", first.Error);
        Assert.Equal("finished", rnn.SummaryOf("tiny-plain")["status"]!.GetValue<string>());
        Assert.NotNull(rnn.InfoOf("tiny-plain")["finished"]);
        AssertBothIn(first.Out);
        Assert.DoesNotContain("made alike", first.Out);

        var info = rnn.In("results/tiny-plain/latest/run.json");
        File.WriteAllText(info, File.ReadAllText(info).Replace("\"libtorch\": \"", "\"libtorch\": \"0.", StringComparison.Ordinal));
        var files = FilesOf("tiny-plain");
        var second = rnn.Run("train", "tiny-both");
        Assert.True(second.Code == 0, second.Error);
        Assert.DoesNotContain("running beside it", second.Error);
        Assert.Equal(files, FilesOf("tiny-plain"));
        AssertBothIn(second.Out);
        Assert.Contains("note: not all of these runs were made alike, which may show in their numbers: libtorch ", second.Out);
    }

    [Fact]
    public void An_experiment_that_fails_is_named_and_left_out()
    {
        rnn.WriteExperiment("tiny-plain", "extends: tiny\ndata: {name: folder, path: nowhere}\n");
        var (code, output, error) = rnn.Run("train", "tiny-both");
        Assert.True(code == 0, error);
        Assert.Contains("warning: tiny-plain ended with exit code 1 and is left out of the table", error);
        Assert.Equal(["test tiny-both", "novel tiny-both"], PrintedTable.Rows(output).Skip(1).Select(row => $"{row[0]} {row[1]}"));
    }

    /// <summary>
    /// Two rows per split, those of the other experiment with the scores of its own run; a plain captioner points nowhere.
    /// </summary>
    private void AssertBothIn(string output)
    {
        var table = PrintedTable.Rows(output);
        Assert.Equal(
            ["test tiny-both", "test tiny-plain", "novel tiny-both", "novel tiny-plain"],
            table.Skip(1).Select(row => $"{row[0]} {row[1]}"));
        foreach (var row in table.Where(row => row[1] == "tiny-plain"))
        {
            foreach (var (metric, cell) in table[0].Zip(row).Skip(2))
            {
                var score = rnn.SummaryOf("tiny-plain")[row[0]]![metric]?.GetValue<double>();
                Assert.Equal(score?.ToString("F3", CultureInfo.InvariantCulture) ?? "-", cell);
            }
        }
        Assert.Contains("pointing", table[0]);
        Assert.Contains("bleu4", table[0]);
    }

    /// <summary>Every file of an experiment's runs with its size and age.</summary>
    private List<string> FilesOf(string experiment) =>
        [.. new DirectoryInfo(rnn.In($"results/{experiment}")).EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc:O}").Order()];
}
