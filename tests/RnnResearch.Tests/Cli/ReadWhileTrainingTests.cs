using RnnResearch.Decoding;
using RnnResearch.Experiments;
using RnnResearch.Experiments.Captioning;
using RnnResearch.Experiments.Language;
using RnnResearch.Training;

namespace RnnResearch.Tests.Cli;

/// <summary>A run may be read, fifty times over, while it is trained: it neither fails the reader nor is it disturbed.</summary>
public sealed class ReadWhileTrainingTests : IDisposable
{
    private const int Readings = 25;

    private readonly RnnProcess rnn = new();
    private readonly RecordedProgress progress = new();

    public void Dispose() => rnn.Dispose();

    [Fact]
    public void A_language_model_is_sampled_from_and_evaluated()
    {
        var text = rnn.In("text.txt");
        File.WriteAllText(text, string.Concat(Enumerable.Range(0, 300).Select(n => $"line {n * 7919 % 1000}\n")));
        rnn.WriteExperiment("letters", $$"""
            task: language
            threads: 1
            data: {path: "{{text}}", validation: 0.1, test: 0.1}
            model: {cell: gru, hidden: 16}
            sequence_length: 20
            evaluation_streams: 2
            train: {max_steps: 600, batch_size: 4, log_every: 5, save_every: 1, evaluate_every: 20, keep_checkpoints: 1}
            """);
        var (sample, evaluate) = (new SampleOptions("", 5, 1, 1, new TokenChoice()), new EvaluateOptions([], new(), rnn.In("evaluation")));
        Undisturbed("letters", (run, n) =>
        {
            if (n % 2 == 0) Assert.NotEmpty(string.Concat(LanguageVerbs.Sample(run, sample, progress)));
            else Assert.Equal(RunStatus.Finished, ExperimentRunner.Evaluate(run, evaluate, progress).Status);
        });
    }

    [Fact]
    public void A_captioner_captions()
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        var picture = rnn.In("pictures/noise.png");
        PngFile.Write(picture, TorchSharp.torch.randint(0, 255, [3, 64, 64], dtype: TorchSharp.torch.ScalarType.Byte));
        var options = new CaptionOptions(new(), rnn.In("captions"));
        void Caption(string run, int n)
        {
            var captions = new List<PhotoCaption>();
            Assert.Equal(RunStatus.Finished, CaptioningVerbs.Caption(run, [picture], options, progress, captions.Add).Status);
            Assert.Single(captions);
        }
        Undisturbed("tiny", Caption, "train.keep_checkpoints=1");
    }

    /// <summary>Trains twice, once alone and once while it is read, and compares.</summary>
    private void Undisturbed(string experiment, Action<string, int> read, params string[] overrides)
    {
        rnn.RunWell(["train", experiment, .. overrides, "--results", rnn.In("alone")]);
        using var program = new StartedProgram(rnn.In("."), ["train", experiment, .. overrides]);
        var run = rnn.LatestOf(experiment);
        var saved = new SavedCheckpoints(Path.Combine(run, "checkpoints"), _ => { });
        program.WaitUntil(() => saved.Steps.Count > 0, "saved a checkpoint");
        for (var n = 0; n < Readings || !program.HasEnded; n++) read(run, n);
        var (code, _, error) = program.WaitForExit();
        Assert.True(code == 0, error);
        Assert.Equal(RunResult.Of(rnn.In($"alone/{experiment}/latest")), RunResult.Of(run));
    }
}
