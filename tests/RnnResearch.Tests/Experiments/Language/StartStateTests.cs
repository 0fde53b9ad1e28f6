using RnnResearch.Data;
using RnnResearch.Data.Text;
using RnnResearch.Decoding;
using RnnResearch.Experiments.Language;
using RnnResearch.Recurrent;
using RnnResearch.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Experiments.Language;

/// <summary><c>start_state: training</c>: held-out splits and texts begin with the state of training's first stream.</summary>
public sealed class StartStateTests : IDisposable
{
    private const int StopAt = 4; // in the middle of an epoch

    private static readonly LanguageConfig Config = LanguageRun.Config with
    {
        StartState = StartState.Training,
        Model = LanguageRun.Config.Model with { Init = new() { Kind = InitKind.Uniform, Scale = 1 } }, // so that the state matters
        Samples = new() { At = [StopAt], Length = 40, Choice = new() { Temperature = 0 } },
    };

    private readonly TempFolder folder = new();
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly LanguageRun run;

    public StartStateTests()
    {
        run = new LanguageRun(folder.Path, Config);
        run.Run(StopAt);
        run.Task.Language.eval();
    }

    public void Dispose()
    {
        run.Dispose();
        scope.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Every_stream_of_a_held_out_split_begins_with_it()
    {
        using var quiet = no_grad();
        var corpus = run.Task.Corpus;
        var validation = corpus[Split.Validation];
        var text = new TextStreams(validation, Config.EvaluationStreams, (int)validation.Tokens.shape[0]); // in one chunk
        var (inputs, targets) = text.Chunk(0, CPU);
        var begun = FirstStream.Map(part => part.expand(Config.EvaluationStreams, -1));
        var logits = run.Task.Language.call(inputs, begun).logits;
        var expected = nn.functional.cross_entropy(logits.flatten(0, 1), targets.flatten()).ToDouble();

        Assert.Equal(expected, run.Task.Evaluate(Split.Validation)["loss"], 1e-5);
        var evaluator = new TextEvaluator(corpus, run.Task.Language, Config.EvaluationStreams, Config.SequenceLength);
        var fromZeros = evaluator.Scores(Split.Validation);
        Assert.NotEqual(expected, fromZeros["loss"], 1e-4);
    }

    [Fact]
    public void A_text_goes_on_where_the_first_stream_stands()
    {
        var next = run.Task.Corpus[Split.Train].Tokens[StopAt * Config.SequenceLength].ToInt64();
        using var reader = run.Task.Language.Reader(FirstStream);
        using var generator = new Generator(1);
        var speller = run.Task.Corpus.Vocabulary.Speller();
        var drawn = TokenSampler.Write(reader, [next], Config.Samples.Choice, generator).Take(Config.Samples.Length);
        var expected = string.Concat(drawn.Select(speller.Append));
        Assert.Equal(expected, File.ReadAllText(Path.Combine(run.Samples, "step-00000004.txt")));
    }

    [Fact]
    public void A_checkpoint_begins_where_its_training_stood()
    {
        using var quiet = no_grad();
        var newest = new CheckpointStore(folder["checkpoints"], keepLast: 1, _ => { }).LoadNewest()!;
        using var again = new LanguageExperiment(Config, new(newest, new RandomStreams(Config.Seed), _ => { }));
        again.Task.Model.eval();
        Assert.Equal(run.Task.Evaluate(Split.Validation), again.Task.Evaluate(Split.Validation));
    }

    private NetworkState FirstStream => NetworkState.From(run.Task.Carried).Map(part => part.narrow(0, 0, 1));
}
