namespace RnnResearch.Tests.Cli;

/// <summary><c>rnn cells</c> on small trained networks of characters, bytes and words.</summary>
public sealed class CellsVerbTests(TrainedTexts texts) : IClassFixture<TrainedTexts>
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz\n";

    [Fact]
    public void A_page_a_table_and_what_was_found()
    {
        using var folder = new TempFolder();
        var page = folder["pages/alphabet.html"];
        var (code, output, error) = Cells(
            "characters", "--text", Text(folder, Alphabet, 100), "--out", page, "--property", "vowels=[aeiou]");
        Assert.Equal((0, ""), (code, output.Contains("error", StringComparison.Ordinal) ? output : ""));
        Assert.Contains("2,600 of 2,700 characters, in 4 stretches of 650 spread evenly", error);
        Assert.Contains("│ position in the line │ number │ 0:", output);
        Assert.Contains("│ vowels ", output);
        Assert.Contains("one is outside at all positions that were read", output); // no quotes
        Assert.Contains("results: ", output);
        Assert.Contains("id=\"blob-q-0-h\"", File.ReadAllText(page));

        var rows = File.ReadAllLines(Path.ChangeExtension(page, ".csv"));
        Assert.Equal("property,kind,rank,layer,unit,sign,threshold,score,held_out,chance,untrained,claimed", rows[0]);
        Assert.Equal(10, rows.Count(row => row.StartsWith("position in the line,number,", StringComparison.Ordinal)));
        Assert.All(rows, row => Assert.Equal(12, row.Split(',').Length));
    }

    [Fact]
    public void Untrained_is_the_network_that_training_began_with()
    {
        using var folder = new TempFolder();
        texts.Rnn.WriteExperiment(
            "hardly", "extends: characters\ntrain: {max_steps: 1, optimizer: {kind: sgd, learning_rate: 1e-30}}\nseed: 7\n");
        texts.Rnn.RunWell("train", "hardly");
        var (code, _, error) = Cells(
            "hardly", "--text", Text(folder, Alphabet, 100), "--out", folder["c.html"], "--property", "vowels=[aeiou]");
        Assert.True(code == 0, error);
        var best = File.ReadAllLines(folder["c.csv"]).Skip(1).Select(row => row.Split(',')).Where(row => row[2] == "1").ToList();
        Assert.Equal(3, best.Count); // position in the line, near its end, vowels
        Assert.All(best, row => Assert.Equal(row[8], row[10]));
    }

    [Fact]
    public void Without_another_place_the_page_is_in_the_run()
    {
        using var folder = new TempFolder();
        var run = texts.Rnn.LatestOf("bytes");
        var (code, _, error) = Cells("bytes", "--text", Text(folder, "déjà vu\n", 200));
        Assert.True(code == 0, error);
        Assert.True(File.Exists(Path.Combine(run, "cells.html")) && File.Exists(Path.Combine(run, "cells.csv")));
    }

    [Fact]
    public void Words_are_looked_at_by_word_and_strange_ones_told()
    {
        using var folder = new TempFolder();
        var text = Text(folder, "the \"cat sat\" on the mat\n", 300);
        var (code, output, error) = Cells("words", "--text", text, "--out", folder["w.html"]);
        Assert.True(code == 0, error);
        Assert.Contains($"warning: {text}: the run's vocabulary of 7 words lacks 600 of the text's 2,100, ", error);
        Assert.Contains("the first '\"cat' at 1:5; read as <unk>", error);
        Assert.Contains("│ inside quotes ", output);
    }

    [Fact]
    public void A_text_that_is_too_short_or_not_there_is_one_sentence()
    {
        using var folder = new TempFolder();
        Refused("characters", "26 characters; expected at least 1,000", "--text", folder.Write("short", Alphabet[..26]));
        Refused("characters", "no such file or folder", "--text", folder["nowhere"]);
        var strange = folder.Write("strange", new string('Ж', 2000));
        Refused("characters", "none of its characters is in the run's vocabulary", "--text", strange);
    }

    [Fact]
    public void Without_a_text_the_held_out_split_is_read_or_another_asked_for()
    {
        Refused("characters", "alphabet, test: 810 characters; expected at least 1,000"); // its own split, which is as short as that
        Refused("words", "no such file or folder. "); // the text it was trained on is gone
        Refused("words", "Or name another text for the network to read: --text FILE.");
    }

    [Fact]
    public void A_run_of_another_task_or_without_a_checkpoint_is_one_sentence()
    {
        using var folder = new TempFolder();
        var run = texts.Rnn.LatestOf("characters");
        foreach (var file in new[] { "config.yaml", "run.json" }) File.Copy(Path.Combine(run, file), folder[file]);
        RefusedAt(folder.Path, $"{folder.Path}: the run has no checkpoint yet.");

        var checkpoint = Directory.EnumerateDirectories(Path.Combine(run, "checkpoints")).First();
        foreach (var file in Directory.EnumerateFiles(checkpoint))
            File.Copy(file, folder.Write($"checkpoints/{Path.GetFileName(checkpoint)}/{Path.GetFileName(file)}", ""), overwrite: true);
        folder.Write("config.yaml", "task: captioning\n");
        RefusedAt(folder.Path, $"{folder.Path}: expected a run of a language experiment, found the task captioning");
    }

    [Theory]
    [InlineData("--property: expected NAME=REGEX such as 'numbers=[0-9]+', found numbers", "--property", "numbers")]
    [InlineData("--property: Invalid pattern '(' at offset 1.", "--property", "open=(")]
    [InlineData("--property: there is a property \"x\" already", "--property", "x=1", "--property", "x=2")]
    [InlineData("--property: there is a property \"inside quotes\" already", "--property", "inside quotes=x")]
    [InlineData("--characters: expected an integer >= 1000, found 10", "--characters", "10")]
    [InlineData("--out: expected a name that ends in .html, found cells.csv", "--out", "cells.csv")]
    public void Wrong_options_are_usage_errors(string message, params string[] options)
    {
        var (code, _, error) = Cells("characters", options);
        Assert.Equal(2, code);
        Assert.StartsWith($"error: {message}", error);
    }

    private void Refused(string experiment, string message, params string[] options) =>
        RefusedAt(texts.Rnn.LatestOf(experiment), message, options);

    private void RefusedAt(string run, string message, params string[] options)
    {
        using var written = new StringWriter();
        var (code, output, error) = texts.Run(written, ["cells", "--run", run, .. options]);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains(message, error);
        Assert.DoesNotContain("   at ", error);
    }

    private (int Code, string Output, string Error) Cells(string experiment, params string[] options)
    {
        using var output = new StringWriter();
        return texts.Run(output, ["cells", "--run", texts.Rnn.LatestOf(experiment), .. options]);
    }

    private static string Text(TempFolder folder, string line, int times) =>
        folder.Write("text.txt", string.Concat(Enumerable.Repeat(line, times)));
}
