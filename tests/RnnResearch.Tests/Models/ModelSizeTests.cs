using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Tests.Recurrent;
using RnnResearch.Vision;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

/// <summary>How large a model is said to be before it is made, beside one that is made.</summary>
public sealed class ModelSizeTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public static TheoryData<CellKind> Cells => EveryCell.Kinds;

    public static TheoryData<string> Captioners => TestCaptioner.Variants;

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_language_models_weights_are_counted_exactly(CellKind kind)
    {
        foreach (var (embedding, layers, join) in new[]
            { (5, 1, LayerJoinKind.Plain), (0, 2, LayerJoinKind.Residual), (3, 3, LayerJoinKind.Highway) })
        {
            var config = new LanguageModelConfig { Cell = kind, Hidden = 6, Embedding = embedding, Layers = layers, Join = join };
            Assert.Equal(Count(new LanguageModel(config, 11)), ModelSize.Weights(config, 11));
        }
        var tied = new LanguageModelConfig { Cell = kind, Hidden = 6, Embedding = 6, Tied = true };
        Assert.Equal(Count(new LanguageModel(tied, 11)), ModelSize.Weights(tied, 11));
    }

    [Theory]
    [MemberData(nameof(Captioners))]
    public void A_captioners_weights_are_counted_exactly(string variant)
    {
        foreach (var detector in new[] { 0, 0.5 })
        {
            var config = TestCaptioner.Config(variant) with { WordDetector = detector };
            config = config with { Encoder = config.Encoder with { Kind = EncoderKind.Small } };
            var encoder = new SmallConvEncoder(config.Encoder.Small, imageSize: 32);
            var captioner = new Captioner(config, encoder, TestCaptioner.Vocabulary);
            Assert.Equal(Count(captioner), ModelSize.Weights(config, TestCaptioner.Vocabulary, encoder.Channels));
        }
    }

    [Fact]
    public void A_model_beyond_all_numbers_is_counted_too()
    {
        var config = new LanguageModelConfig { Hidden = 1_000_000_000, Embedding = 1_000_000_000, Layers = 1000 };
        Assert.InRange(ModelSize.Weights(config, 100), 8e21, 9e21);
    }

    [Fact]
    public void Counting_takes_no_number_from_the_random_stream()
    {
        manual_seed(3);
        var drawn = rand(1).ToDouble();
        manual_seed(3);
        _ = ModelSize.Weights(TestCaptioner.Small, 11, 5) + ModelSize.Weights(new LanguageModelConfig(), 11);
        Assert.Equal(drawn, rand(1).ToDouble());
    }

    [Fact]
    public void Models_are_counted_while_another_thread_draws()
    {
        // A state of the shared stream that is read in the midst of a draw ends the process when it is set.
        using var counted = new ManualResetEventSlim();
        var drawing = new Thread(() =>
        {
            while (!counted.IsSet) rand(1000).Dispose();
        });
        drawing.Start();
        for (var i = 0; i < 5000; i++) _ = ModelSize.Weights(new LanguageModelConfig(), 11);
        counted.Set();
        drawing.Join();
    }

    private static double Count(nn.Module model) => model.parameters().Sum(weight => weight.numel());
}
