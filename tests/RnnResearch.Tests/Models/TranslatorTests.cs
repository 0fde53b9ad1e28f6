using RnnResearch.Data;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Tests.Recurrent;
using RnnResearch.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

/// <summary>Encoder-decoders with each way of looking: gradients, lengths, and that they can learn by heart.</summary>
public sealed class TranslatorTests : IDisposable
{
    private const int Words = 9;
    private readonly DisposeScope scope = NewDisposeScope();

    public TranslatorTests() => manual_seed(4);

    public static TheoryData<string> Kinds => ["before", "after", "after dot", "after general", "tied", "one vector", "one direction"];

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gradients_are_those_of_finite_differences(string kind)
    {
        var translator = Create(kind);
        translator.to(ScalarType.Float64);
        // Where there is one place, nothing depends on the query.
        GradientCheck.Parameters(
            translator, () => translator.Loss(Sources, Targets), kind == "one vector" ? ["decoder.attention.Wh.weight"] : []);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_sentence_with_others_is_what_it_is_alone(string kind)
    {
        var translator = Create(kind);
        translator.to(ScalarType.Float64);
        var together = translator.call(Sources, Targets).Logits;                  // rows by falling length: 1, 0, 2
        var alone = translator.call(SequenceBatch.Of([[5L, 2]]), Pack([4L])).Logits;
        LayerOutcome.Same("start", alone[0], together[2], 1e-12);
        LayerOutcome.Same("after a word", alone[1], together[5], 1e-12);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Three_pairs_are_learnt_by_heart(string kind)
    {
        var translator = Create(kind);
        var optimizer = optim.Adam(translator.parameters(), 0.02);
        var loss = double.NaN;
        for (var step = 0; step < 600 && !(loss < 0.01); step++)
        {
            using var inner = NewDisposeScope();
            translator.zero_grad();
            var found = translator.Loss(Sources, Targets);
            found.backward();
            optimizer.step();
            loss = found.ToDouble();
        }
        Assert.True(loss < 0.01, $"the loss is still {loss:F3}");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kernels_and_slow_cells_give_the_same_loss(string kind)
    {
        var config = Config(kind);
        var fused = new Translator(config, Words, Words);
        var slow = new Translator(
            config with { Kernel = RecurrentKernel.Unrolled, Encoder = config.Encoder with { Kernel = RecurrentKernel.Unrolled } },
            Words, Words);
        ModelState.Restore(slow, ModelState.Capture(fused));
        Assert.Equal(slow.Loss(Sources, Targets).ToDouble(), fused.Loss(Sources, Targets).ToDouble(), 1e-5);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_weights_are_counted_exactly(string kind)
    {
        var translator = new Translator(Config(kind), 12, Words);
        Assert.Equal(translator.parameters().Sum(weight => weight.numel()), ModelSize.Weights(Config(kind), 12, Words));
    }

    [Fact]
    public void One_vector_is_all_that_a_decoder_sees_of_a_sentence()
    {
        var annotations = Create("one vector").Annotate(Sources);
        Assert.Equal([3, 1, 10], annotations.a.shape);
        Assert.Null(annotations.Lengths);
        Assert.Equal([3, 4, 10], Create("before").Annotate(Sources).a.shape);
    }

    private static SequenceBatch Sources => SequenceBatch.Of([[4L, 5, 2], [6L, 7, 8, 2], [5L, 2]]);

    private static PackedSequences Targets => Pack([4L, 7], [5L, 6, 8], [4L]);

    private static PackedSequences Pack(params IReadOnlyList<long>[] targets) =>
        PackedSequences.Pack([.. targets.Select((words, i) => (i, words))], Vocabulary.Start, Vocabulary.End);

    private static Translator Create(string kind) => new(Config(kind), Words, Words);

    private static TranslatorConfig Config(string kind)
    {
        var config = new TranslatorConfig
        {
            Embedding = 6,
            Hidden = 10,
            Encoder = new() { Hidden = 5, Layers = 1, Bidirectional = true },
        };
        config = config with { Attention = config.Attention with { Size = 4 } };
        TranslatorConfig After(AlignmentKind alignment) =>
            config with { Attention = config.Attention with { Look = Look.After, Alignment = alignment } };
        return kind switch
        {
            "after" => After(AlignmentKind.Mlp),
            "after dot" => After(AlignmentKind.LuongDot),
            "after general" => After(AlignmentKind.LuongGeneral),
            "tied" => config with { Tied = true, Cell = CellKind.Gru },
            "one vector" => config with { OneVector = true, Attention = config.Attention with { Alignment = AlignmentKind.Uniform } },
            "one direction" => config with { Encoder = config.Encoder with { Bidirectional = false, Layers = 2, Cell = CellKind.Gru } },
            _ => config,
        };
    }
}
