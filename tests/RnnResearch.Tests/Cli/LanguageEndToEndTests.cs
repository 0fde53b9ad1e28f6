namespace RnnResearch.Tests.Cli;

/// <summary>A language experiment in processes of its own.</summary>
public sealed class LanguageEndToEndTests
{
    private const string Letters = """
        # What comes after z?
        # Minutes: 0.1
        task: language
        threads: 1
        data: {corpus: alphabet}
        model: {cell: lstm, hidden: 24, layers: 2, embedding: 8, dropout: 0.2}
        sequence_length: 20
        evaluation_streams: 4
        train: {epochs: 2, batch_size: 8, log_every: 5, save_every: 2, keep_checkpoints: 100}
        samples: {every: 20, length: 30}
        """;

    [Fact]
    public void A_killed_run_resumes_to_the_identical_metrics_weights_and_samples()
    {
        using var straight = Program();
        var output = straight.RunWell("train", "letters");
        Assert.Contains("next: make sample RUN=", output);
        Assert.Equal(["loss", "bpc", "perplexity"], PrintedTable.Rows(output)[0][2..]);

        using var killed = Program();
        killed.RunAndKillAt("results/letters/latest/checkpoints/step-00000010/manifest.json", "train", "letters");
        Assert.False(File.Exists(Path.Combine(killed.LatestOf("letters"), "summary.json")));
        killed.RunWell("resume", "--run", killed.LatestOf("letters"));

        Assert.Equal(straight.MetricsOf("letters"), killed.MetricsOf("letters"));
        string[] files =
        [
            "checkpoints/step-00000082/model.safetensors", "checkpoints/step-00000082/carried.safetensors",
            "samples/step-00000020.txt", "samples/step-00000080.txt",
        ];
        foreach (var file in files) Assert.Equal(Read(straight, file), Read(killed, file));
    }

    [Fact]
    public void A_run_that_ends_within_an_epoch_reports_that_epoch()
    {
        using var program = Program();
        program.RunWell("train", "letters", "train.max_steps=3");
        Assert.Contains(program.MetricsOf("letters"), row => row.StartsWith("3,1,validation,loss,", StringComparison.Ordinal));
        Assert.Contains(program.MetricsOf("letters"), row => row.StartsWith("3,1,test,bpc,", StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_without_a_test_split_is_evaluated_on_what_chose_its_checkpoint()
    {
        using var program = Program();
        program.RunWell("train", "letters", "train.max_steps=3", "data.test=0");
        var rows = PrintedTable.Rows(program.RunWell("eval", "--run", program.LatestOf("letters")));
        Assert.Equal(["split", "experiment", "loss", "bpc", "perplexity"], rows[0]);
        Assert.Equal(["validation", "letters"], Assert.Single(rows.Skip(1))[..2]);
    }

    [Fact]
    public void Weights_that_number_other_characters_are_warned_of()
    {
        using var program = Program();
        program.RunWell("train", "letters", "train.max_steps=3");
        var backwards = program.In("backwards.txt"); // as many characters, met in another order
        File.WriteAllText(backwards, string.Concat(Enumerable.Repeat("zyxwvutsrqponmlkjihgfedcba\n", 300)));
        string[] changes = ["train.max_steps=3", $"data.path={backwards}", $"train.init_from={program.LatestOf("letters")}"];
        var (code, _, error) = program.Run(["train", "letters", .. changes]);
        Assert.True(code == 0, error);
        Assert.Contains("warning: init_from: its vocabulary.json is not this run's", error);
    }

    [Fact]
    public void Sampling_begins_where_the_run_has_its_texts_begin()
    {
        using var program = Program();
        string[] Texts(string start)
        {
            program.RunWell(
                "train", "letters", $"start_state={start}", "train.max_steps=3", "model.init.kind=uniform", "model.init.scale=1",
                "samples.every=3", "samples.prompt=abc", "samples.choice.temperature=0");
            var run = program.LatestOf("letters");
            var during = File.ReadAllText(Path.Combine(run, "samples/step-00000003.txt"));
            var after = program.RunWell("sample", "--run", run, "--prompt", "abc", "--argmax", "--length", "30").TrimEnd('\n');
            return [during, after];
        }
        var (empty, training) = (Texts("empty"), Texts("training"));
        Assert.Equal(empty[0], empty[1]);
        Assert.Equal(training[0], training[1]);
        Assert.NotEqual(empty[0], training[0]);
    }

    private static RnnProcess Program()
    {
        var program = new RnnProcess();
        program.WriteExperiment("letters", Letters);
        return program;
    }

    private static byte[] Read(RnnProcess program, string file) => File.ReadAllBytes(Path.Combine(program.LatestOf("letters"), file));
}
