using RnnResearch.Data;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

/// <summary>What the classifiers of texts compute, and that they can learn.</summary>
public sealed class TextClassifierTests : IDisposable
{
    private const int V = 9, C = 3;
    private static readonly ClassifierConfig Small =
        new() { Cell = CellKind.Lstm, Hidden = 4, Layers = 1, Embedding = 5, AttentionSize = 3 };
    private readonly DisposeScope scope = NewDisposeScope();

    public TextClassifierTests() => manual_seed(1);

    public static TheoryData<SummaryKind, bool> Variants
    {
        get
        {
            var variants = new TheoryData<SummaryKind, bool>();
            foreach (var summary in Enum.GetValues<SummaryKind>())
                foreach (var both in new[] { false, true }) variants.Add(summary, both);
            return variants;
        }
    }

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Variants))]
    public void Gradients_are_those_of_finite_differences(SummaryKind summary, bool both)
    {
        var config = Small with { Summary = summary, Bidirectional = both, Kernel = RecurrentKernel.Unrolled };
        var model = new SequenceClassifier(config, V, C);
        model.to(ScalarType.Float64);
        var labels = tensor(new long[] { 2, 0, 1 });
        GradientCheck.Parameters(model, () => model.Loss(Batch, labels));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void What_stands_beside_a_text_changes_nothing(SummaryKind summary, bool both)
    {
        var model = new SequenceClassifier(Small with { Summary = summary, Bidirectional = both }, V, C);
        var together = model.call(Batch);
        for (var b = 0; b < Texts.Length; b++)
            Assert.True(allclose(model.call(SequenceBatch.Of([Texts[b]]))[0], together[b], 1e-5, 1e-6));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Kernels_and_slow_cells_say_the_same(SummaryKind summary, bool both)
    {
        var config = Small with { Summary = summary, Bidirectional = both };
        var fused = new SequenceClassifier(config with { Kernel = RecurrentKernel.Fused }, V, C);
        var slow = new SequenceClassifier(config with { Kernel = RecurrentKernel.Unrolled }, V, C);
        RnnResearch.Training.ModelState.Restore(slow, RnnResearch.Training.ModelState.Capture(fused));
        Assert.True(allclose(slow.call(Batch), fused.call(Batch), 1e-5, 1e-6));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void It_learns_texts_by_heart_to_a_loss_of_nothing(SummaryKind summary, bool both) =>
        LearnsByHeart(new SequenceClassifier(Small with { Summary = summary, Bidirectional = both, Hidden = 12 }, V, C));

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public void So_does_a_bag_of_words(int pairs) => LearnsByHeart(new BagOfWords(pairs, V, C));

    [Fact]
    public void Attention_is_equations_5_to_7()
    {
        var attention = new StateAttention(stateSize: 2, size: 2);
        var state = attention.state_dict();
        using var quiet = no_grad();
        state["Ww.weight"].copy_(tensor(new float[,] { { 1, 0 }, { 0, 2 } }));
        state["Ww.bias"].copy_(tensor(new float[] { 0, 0.5f }));
        state["uw.weight"].copy_(tensor(new float[,] { { 1, -1 } }));
        // Two texts of states (1, 0), (0, 1) and (1, 0) alone.
        var y = tensor(new float[] { 1, 0, 1, 0, 0, 1, 7, 7 }, [2, 2, 2]);
        var (s, alpha) = attention.call(new SequenceStates(y, [2, 1]));
        var (first, second) = (Math.Exp(Math.Tanh(1) - Math.Tanh(0.5)), Math.Exp(Math.Tanh(0) - Math.Tanh(2.5)));
        var share = first / (first + second);
        Assert.Equal([share, 1, 1 - share, 0], alpha.flatten().to(ScalarType.Float64).data<double>().ToArray(), Close);
        Assert.Equal([share, 1 - share, 1, 0], s.flatten().to(ScalarType.Float64).data<double>().ToArray(), Close);
    }

    [Fact]
    public void The_largest_state_is_one_of_the_text()
    {
        var y = tensor(new float[] { -1, -2, -3, -4, -5, -1, 9, 9 }, [2, 2, 2]); // [T, B, D]
        var states = new SequenceStates(y, [2, 1]);
        Assert.Equal([-1, -1, -3, -4], states.Max().flatten().data<float>().ToArray());
    }

    [Fact]
    public void A_bag_of_words_adds_the_weights_of_its_words()
    {
        var model = new BagOfWords(pairs: 0, V, labels: 2);
        using var quiet = no_grad();
        model.state_dict()["weights.weight"].narrow(0, 0, V).copy_(arange(2 * V, dtype: ScalarType.Float32).view(V, 2));
        model.state_dict()["bias_y"].copy_(tensor(new float[] { 0.5f, -1 }));
        // Words w have the weights 2w and 2w + 1.
        var y = model.call(SequenceBatch.Of([[4, 5, 3], [3, 5, 4], [5]]));
        Assert.Equal([24.5f, 26, 24.5f, 26, 10.5f, 10], y.flatten().data<float>().ToArray());
    }

    [Fact]
    public void Pairs_tell_the_order_and_words_do_not()
    {
        var (words, pairs) = (new BagOfWords(0, V, 2), new BagOfWords(1000, V, 2));
        using var quiet = no_grad();
        foreach (var model in new[] { words, pairs }) nn.init.normal_(model.state_dict()["weights.weight"]);
        var turned = SequenceBatch.Of([[4, 5, 3], [3, 4, 5]]);
        Assert.True(allclose(words.call(turned)[0], words.call(turned)[1], 1e-5, 1e-6));
        Assert.False(allclose(pairs.call(turned)[0], pairs.call(turned)[1], 1e-5, 1e-6));
    }

    [Fact]
    public void Dropped_words_are_unknown_and_only_while_training()
    {
        var model = new SequenceClassifier(Small with { WordDropout = 0.999 }, V, C);
        var unknown = SequenceBatch.Of([.. Texts.Select(text => text.Select(_ => (long)Vocabulary.Unknown).ToArray())]);
        model.train();
        var dropped = model.call(Batch);
        model.eval();
        Assert.True(allclose(dropped, model.call(unknown), 1e-5, 1e-6));
        Assert.False(allclose(dropped, model.call(Batch), 1e-5, 1e-6));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Weights_are_counted_exactly(SummaryKind summary, bool both)
    {
        foreach (var layers in new[] { 1, 3 })
        {
            var config = Small with { Summary = summary, Bidirectional = both, Layers = layers };
            Assert.Equal(new SequenceClassifier(config, V, C).parameters().Sum(weight => weight.numel()), ModelSize.Weights(config, V, C));
        }
        var bag = new ClassifierConfig { Kind = ClassifierKind.BagOfWords, Bigrams = 20 };
        Assert.Equal(TextClassifier.Of(bag, V, C).parameters().Sum(weight => weight.numel()), ModelSize.Weights(bag, V, C));
    }

    private static long[][] Texts => [[4, 5, 6, 7], [8], [5, 4]];

    private static SequenceBatch Batch => SequenceBatch.Of(Texts);

    private static bool Close(double a, double b) => Math.Abs(a - b) < 1e-6;

    private static void LearnsByHeart(TextClassifier model)
    {
        var labels = tensor(new long[] { 2, 0, 1 });
        using var rule = optim.Adam(model.parameters(), lr: 0.1);
        for (var i = 0; i < 150; i++)
        {
            using var step = NewDisposeScope();
            rule.zero_grad();
            model.Loss(Batch, labels).backward();
            rule.step();
        }
        Assert.InRange(model.Loss(Batch, labels).ToDouble(), 0, 0.005);
    }
}
