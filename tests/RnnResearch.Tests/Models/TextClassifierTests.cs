using RnnResearch.Data;
using RnnResearch.Data.Sentiment;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

/// <summary>Classifiers of texts, recurrent and without order.</summary>
public sealed class TextClassifierTests : IDisposable
{
    private const int Words = 12;
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly SequenceBatch texts = SequenceBatch.Of([[4, 5, 6], [7], [8, 9, 10, 11, 4]]);

    public TextClassifierTests() => manual_seed(1);

    public static TheoryData<ClassifierConfig> Kinds =>
    [
        .. Enum.GetValues<SummaryKind>().SelectMany(summary => new[] { false, true }.Select(both => Small(summary, both))),
        new ClassifierConfig { Kind = ClassifierKind.BagOfWords },
        new ClassifierConfig { Kind = ClassifierKind.BagOfWords, Bigrams = 50 },
    ];

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_gradients_are_those_of_finite_differences(ClassifierConfig config)
    {
        var model = TextClassifier.Of(config, Words, labels: 3);
        model.to(ScalarType.Float64);
        var labels = tensor(new long[] { 0, 1, 2 });
        GradientCheck.Parameters(model, () => model.Loss(texts, labels));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_stands_beside_a_text_changes_nothing(ClassifierConfig config)
    {
        var model = TextClassifier.Of(config, Words, labels: 3);
        Randomise(model);
        model.eval();
        var alone = model.call(SequenceBatch.Of([[7]]));
        Assert.True(allclose(alone[0], model.call(texts)[1], 1e-5, 1e-6));
    }

    [Theory]
    [InlineData(SummaryKind.Last)]
    [InlineData(SummaryKind.Mean)]
    [InlineData(SummaryKind.Attention)]
    public void It_learns_some_reviews_by_heart(SummaryKind summary)
    {
        var corpus = new LabelledCorpus(GeneratedReviews.Write(), null, minCount: 1);
        var some = corpus.Of(Split.Train).Take(24).ToList();
        var batch = SequenceBatch.Of([.. some.Select(corpus.Encode)]);
        var labels = tensor(some.Select(text => (long)text.Label).ToArray());
        var model = new SequenceClassifier(Small(summary, both: true) with { Hidden = 24, Embedding = 16 }, corpus.Vocabulary.Count, 2);
        var optimizer = optim.Adam(model.parameters(), lr: 0.02);
        for (var step = 0; step < 150; step++)
        {
            using var inner = NewDisposeScope();
            model.zero_grad();
            model.Loss(batch, labels).backward();
            optimizer.step();
        }
        Assert.True(model.Loss(batch, labels).ToDouble() < 0.01);
    }

    [Fact]
    public void No_bag_of_words_knows_anything_of_the_generated_reviews()
    {
        var corpus = new LabelledCorpus(GeneratedReviews.Write(), null, minCount: 1);
        var training = corpus.Of(Split.Train);
        var model = new BagOfWords(pairs: 0, corpus.Vocabulary.Count, labels: 2);
        var batch = SequenceBatch.Of([.. training.Select(corpus.Encode)]);
        var loss = model.Loss(batch, tensor(training.Select(text => (long)text.Label).ToArray()));
        loss.backward();
        // The loss is convex: where its gradient is zero nothing is better.
        Assert.Equal(Math.Log(2), loss.ToDouble(), 1e-6);
        Assert.All(model.parameters(), weight => Assert.True(weight.grad!.abs().max().ToDouble() < 1e-6));
    }

    [Fact]
    public void A_bag_of_words_adds_up_and_forgets_the_order()
    {
        var model = new BagOfWords(pairs: 0, Words, labels: 2);
        Randomise(model);
        var weights = model.get_parameter("weights.weight")!;
        var expected = weights[4] + weights[5] + weights[5] + model.get_parameter("bias_y")!;
        Assert.True(allclose(expected, model.call(SequenceBatch.Of([[5, 4, 5]]))[0], 1e-6, 1e-6));
        var pairs = new BagOfWords(pairs: 1000, Words, labels: 2);
        Randomise(pairs);
        var said = pairs.call(SequenceBatch.Of([[4, 5], [5, 4]]));
        Assert.False(allclose(said[0], said[1], 1e-3, 1e-3));
    }

    [Fact]
    public void Attention_is_the_equations_of_the_paper()
    {
        var attention = new StateAttention(stateSize: 2, size: 2);
        var states = new SequenceStates(tensor(new[] { 1f, 0, 0, 1, 0, 2, 5, 5 }, 2, 2, 2), [2, 1]); // [T, B, D]
        using (no_grad())
        {
            attention.get_parameter("Ww.weight")!.copy_(eye(2));
            attention.get_parameter("Ww.bias")!.copy_(zeros(2));
            attention.get_parameter("uw.weight")!.copy_(tensor(new[] { 1f, 0 }, 1, 2));
        }
        var (s, alpha) = attention.call(states);
        var first = Math.Exp(Math.Tanh(1)) / (Math.Exp(Math.Tanh(1)) + 1); // of states (1, 0) and (0, 2)
        Assert.Equal(first, alpha[0, 0].ToDouble(), 1e-6);
        Assert.Equal(first, s[0, 0].ToDouble(), 1e-6);
        Assert.Equal(2 * (1 - first), s[0, 1].ToDouble(), 1e-6);
        Assert.Equal((1, 0), (alpha[0, 1].ToDouble(), alpha[1, 1].ToDouble())); // nothing behind a text's end
    }

    private static ClassifierConfig Small(SummaryKind summary, bool both) =>
        new() { Cell = CellKind.Lstm, Hidden = 5, Embedding = 4, Layers = 1, Summary = summary, AttentionSize = 3, Bidirectional = both };

    private static void Randomise(nn.Module model)
    {
        using var quiet = no_grad();
        foreach (var (name, weight) in model.named_parameters())
        {
            weight.copy_(randn_like(weight));
            if (name == "weights.weight") weight[-1].zero_(); // the row of nobody
        }
    }
}
