using static TorchSharp.torch;

namespace RnnResearch.Tests.Cli;

/// <summary>One's own pictures: a folder of images with captions.csv.</summary>
public sealed class FolderDataTests : IDisposable
{
    private readonly RnnProcess rnn = new();

    public void Dispose() => rnn.Dispose();

    [Fact]
    public void An_experiment_trains_on_them_and_reports_the_test_split()
    {
        WriteGoodFolder();
        var (code, output, error) = rnn.Run("train", "tiny", "data.name=folder", "data.path=photos", "train.epochs=1");
        Assert.True(code == 0, error);
        Assert.Contains("folder: 8 train, 1 validation, 2 test images", error);

        var table = PrintedTable.Rows(output);
        Assert.Equal(["test", "tiny"], Assert.Single(table.Skip(1))[..2]);
        Assert.Contains("bleu4", table[0]);
        Assert.DoesNotContain("truth", table[0]);
        var written = File.ReadLines(Path.Combine(rnn.Latest, "samples/captions-test.csv")).Skip(1).Select(line => line.Split(',')[0]);
        Assert.Equal(["9.png", "10.png"], written);
        Assert.True(File.Exists(Path.Combine(rnn.Latest, "samples/test-9.png")));
    }

    [Fact]
    public void The_check_of_good_data_shows_examples_and_counts()
    {
        WriteGoodFolder();
        var output = rnn.RunWell("data", "check", "photos");
        Assert.Contains(PrintedTable.Rows(output), row => row is ["0.png", "30x20", "A picture of level 0.", "a picture of level 0"]);
        Assert.EndsWith("photos: 22 captions of 11 good images, train 8, validation 1, test 2; 0 problems", output.TrimEnd());
    }

    [Fact]
    public void The_check_of_bad_data_names_every_fault_with_its_place_and_fails()
    {
        WriteBadFolder();
        var (code, output, error) = rnn.Run("data", "check", "bad");
        Assert.True(code == 1, $"it ended with {code}: {error}");
        Assert.Empty(error.Trim());

        string[] expected =
        [
            "bad/captions.csv:3: no file \"missing.png\" in bad",
            "bad/captions.csv:4: bad/notes.png: neither JPEG nor PNG",
            "bad/captions.csv:5: bad/cut.png: the image is cut off",
            "bad/captions.csv:6: \"good.png\" has an empty caption",
            "bad/captions.csv:7: split \"tset\", expected train, validation, test or novel",
            "bad/captions.csv:8: \"good.png\" has this caption already: \"a good, flat picture\"",
            "bad/captions.csv:9: \"good.png\" is in test, but in train at line 2",
            "bad/captions.csv:10: \"../good.png\" leads out of the folder",
            "bad/captions.csv:11: not as many columns as the header has",
            $"{rnn.In("bad/unused.png")}: no row with a split names this image",
        ];
        var lines = output.Split(Environment.NewLine);
        Assert.All(expected, start => Assert.Single(lines, line => line.StartsWith(start, StringComparison.Ordinal)));
        Assert.Contains("bad: 1 captions of 1 good images, train 1; 10 problems", lines);
        var kinds = PrintedTable.Rows(output).SkipWhile(row => row[0] != "kind").Skip(1).ToList();
        Assert.Equal(expected.Length, kinds.Count);
        Assert.All(kinds, row => Assert.Equal("1", row[1]));
        Assert.Superset(
            new HashSet<string> { "missing image", "not an image", "empty caption", "unknown split", "duplicate row" },
            kinds.Select(row => row[0]).ToHashSet());
    }

    /// <summary>Eight pictures to learn from, one to validate with and two to test, each with two captions.</summary>
    private void WriteGoodFolder()
    {
        var rows = new List<string> { "image,caption,split" };
        for (var level = 0; level < 11; level++)
        {
            var split = level < 8 ? "train" : level < 9 ? "validation" : "test";
            WritePicture($"photos/{level}.png", level);
            rows.Add($"{level}.png,A picture of level {level}.,{split}");
            rows.Add($"{level}.png,\"Level {level}, and nothing else\",{split}");
        }
        File.WriteAllLines(rnn.In("photos/captions.csv"), rows);
    }

    /// <summary>One good row, and one of every kind of fault.</summary>
    private void WriteBadFolder()
    {
        foreach (var name in new[] { "good.png", "other.png", "cut.png", "unused.png" }) WritePicture($"bad/{name}", 5);
        File.WriteAllBytes(rnn.In("bad/cut.png"), File.ReadAllBytes(rnn.In("bad/good.png"))[..^12]);
        File.WriteAllText(rnn.In("bad/notes.png"), "not a picture");
        File.WriteAllText(rnn.In("bad/captions.csv"), """
            image,caption,split
            good.png,"a good, flat picture",train
            missing.png,nobody,train
            notes.png,a note,train
            cut.png,half a picture,train
            good.png,,train
            other.png,another picture,tset
            good.png,"a good, flat picture",train
            good.png,the same picture elsewhere,test
            ../good.png,outside,train
            good.png,one, two,train

            """);
    }

    private void WritePicture(string path, int level)
    {
        using var pixels = full([3, 20, 30], 20 * (level + 1), dtype: ScalarType.Byte);
        PngFile.Write(rnn.In(path), pixels);
    }
}
