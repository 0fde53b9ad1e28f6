using RnnResearch.Decoding;
using RnnResearch.Experiments.Language;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Cli;

/// <summary><c>rnn sample</c> on models that know their text by heart.</summary>
public sealed class SampleVerbTests(TrainedTexts texts) : IClassFixture<TrainedTexts>
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz\n";

    [Fact]
    public void Only_the_text_is_on_standard_output()
    {
        var run = texts.Rnn.LatestOf("characters");
        var (code, output, error) = texts.Rnn.Run("sample", "--run", run, "--prompt", "abc", "--length", "50", "--argmax");
        Assert.Equal(0, code);
        Assert.Equal((Alphabet + Alphabet)[..53], output.TrimEnd('\n', '\r'));
        Assert.Empty(error.Trim());
    }

    [Theory]
    [InlineData("characters", "abc", 27, "abcdefghijklmnopqrstuvwxyz\nabc")]
    [InlineData("bytes", "d", 9, "déjà vu")] // 10 bytes
    [InlineData("bytes", "dé", 7, "déjà vu")]
    [InlineData("words", "sat on the", 3, "sat on the mat\nthe")]
    [InlineData("words", "the cat", 5, "the cat sat on the mat")]
    public void Characters_bytes_and_words_are_spelled_as_they_were_read(string experiment, string prompt, int length, string expected)
    {
        var (code, output, error) = Sample(experiment, "--prompt", prompt, "--length", $"{length}", "--argmax");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(expected, output.TrimEnd('\n'));
    }

    [Fact]
    public void A_prompt_may_come_from_a_file_letter_by_letter()
    {
        using var folder = new TempFolder();
        var (code, output, error) = Sample("characters", "--prompt-file", folder.Write("p", "xyz\n"), "--length", "4", "--argmax");
        Assert.Equal((0, "xyz\nabcd\n", ""), (code, output, error));

        File.WriteAllBytes(folder["q"], [(byte)'a', 0xE9]);
        (code, output, error) = Sample("characters", "--prompt-file", folder["q"]);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"error: {folder["q"]}:1:2: byte 1 (0xE9) is not UTF-8. ", error);
    }

    [Fact]
    public void Without_a_prompt_a_line_begins()
    {
        var (_, output, _) = Sample("characters", "--length", "26", "--argmax");
        Assert.Equal(Alphabet, output);
    }

    [Fact]
    public void The_same_seed_draws_the_same_text()
    {
        string Drawn(string seed) => Sample("characters", "--seed", seed, "--temperature", "3", "--length", "60").Output;
        var first = Drawn("1");
        Assert.Equal(first, Drawn("1"));
        Assert.NotEqual(first, Drawn("2"));
        var cold = Sample("characters", "--temperature", "0.05", "--length", "60").Output;
        Assert.Equal(cold, Sample("characters", "--temperature", "3", "--top-k", "1", "--length", "60").Output);
        Assert.Equal(cold, Sample("characters", "--temperature", "1", "--top-p", "0.01", "--length", "60").Output);
    }

    [Fact]
    public void Several_texts_stand_apart()
    {
        string[] options = ["--prompt", "q", "--temperature", "3", "--length", "40"];
        var both = Sample("characters", ["--count", "2", .. options]).Output;
        string[] seeds = ["1", "2"];
        var each = seeds.Select(seed => Sample("characters", ["--seed", seed, .. options]).Output.TrimEnd('\n'));
        Assert.Equal(string.Join("\n\n", each), both.TrimEnd('\n'));
    }

    [Theory]
    [InlineData("characters", "aXYb", "lacks 'X', 'Y' of the prompt, left out", "ab")]
    [InlineData("words", "the dog", "lacks 'dog' of the prompt, read as <unk>", "the <unk>")]
    [InlineData("bytes", "d#", "lacks '#' of the prompt, left out", "d")]
    public void What_the_vocabulary_lacks_of_the_prompt_is_named_on_standard_error(
        string experiment, string prompt, string message, string read)
    {
        var (code, output, error) = Sample(experiment, "--prompt", prompt, "--length", "3", "--argmax");
        Assert.Equal(0, code);
        Assert.StartsWith("warning: the run's vocabulary of ", error);
        Assert.Contains(message, error);
        Assert.StartsWith(read, output);
    }

    [Fact]
    public void A_prompt_wholly_outside_the_vocabulary_writes_as_without_one()
    {
        var (code, output, error) = Sample("characters", "--prompt", "ÄÖÜ", "--length", "26", "--argmax");
        Assert.Equal((0, Alphabet), (code, output));
        Assert.Contains("'Ä', 'Ö', 'Ü'", error);
    }

    [Fact]
    public void The_text_can_be_read_as_it_comes()
    {
        using var output = new FlushedWriter();
        texts.Run(output, "sample", "--run", texts.Rnn.LatestOf("characters"), "--prompt", "ab", "--length", "20", "--argmax");
        Assert.Equal(Enumerable.Range(1, 22).Select(length => Alphabet[..length]), output.Flushed);
    }

    [Fact]
    public void A_checkpoints_folder_is_enough()
    {
        using var folder = new TempFolder();
        var checkpoint = Directory.EnumerateDirectories(Path.Combine(texts.Rnn.LatestOf("characters"), "checkpoints")).First();
        foreach (var file in Directory.EnumerateFiles(checkpoint)) File.Copy(file, folder[Path.GetFileName(file)]);
        using var output = new StringWriter();
        Assert.Equal((0, Alphabet, ""), texts.Run(output, "sample", "--run", folder.Path, "--length", "26", "--argmax"));
    }

    [Fact]
    public void A_run_that_is_not_there_is_an_error_in_one_line()
    {
        using var output = new StringWriter();
        var (code, written, error) = texts.Run(output, "sample", "--run", texts.Rnn.In("nowhere"));
        Assert.Equal((1, ""), (code, written));
        Assert.StartsWith($"error: {texts.Rnn.In("nowhere")}: no such run", error);
        Assert.DoesNotContain("   at ", error);
    }

    [Fact]
    public void Nothing_stays_open_between_pieces_and_a_longer_text_leaves_no_more_behind()
    {
        // Not nothing: the package's counter is one too high for every parameter that a linear layer made.
        Assert.Equal(LeftBehind(length: 1), LeftBehind(length: 40));

        long LeftBehind(int length)
        {
            using var scope = NewDisposeScope();
            var before = LivingTensors.Count();
            var options = new SampleOptions("a", length, Count: 1, Seed: 1, new TokenChoice());
            foreach (var _ in LanguageVerbs.Sample(texts.Rnn.LatestOf("characters"), options, new RecordedProgress()))
            {
                Assert.Same(scope, CurrentDisposeScope);
                Assert.Equal(0, scope.DisposablesCount);
                Assert.True(is_grad_enabled());
            }
            return Tensor.TotalCount - before;
        }
    }

    private (int Code, string Output, string Error) Sample(string experiment, params string[] options)
    {
        using var output = new StringWriter();
        return texts.Run(output, ["sample", "--run", texts.Rnn.LatestOf(experiment), .. options]);
    }

    /// <summary>What a reader has seen each time something was handed on.</summary>
    private sealed class FlushedWriter : StringWriter
    {
        public List<string> Flushed { get; } = [];

        public override void Flush() => Flushed.Add(ToString());
    }
}
