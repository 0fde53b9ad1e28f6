using RnnResearch.Data;
using RnnResearch.Experiments.Sentiment;
using RnnResearch.Models;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Experiments.Sentiment;

/// <summary>How much each word moved a verdict, against what can be worked out by hand.</summary>
public sealed class TextJudgeTests
{
    [Fact]
    public void In_a_bag_of_words_a_word_moves_the_log_odds_by_its_weights()
    {
        using var scope = NewDisposeScope();
        var vocabulary = Vocabulary.Build([["dull", "good", "film"]], minCount: 1);
        var model = new BagOfWords(pairs: 0, vocabulary.Count, labels: 2);
        using (no_grad())
        {
            var weights = model.get_parameter("weights.weight")!;
            weights[vocabulary.Encode(["dull"])[0]] = tensor(new[] { 3f, 0 });
            weights[vocabulary.Encode(["good"])[0]] = tensor(new[] { 0f, 1 });
        }
        model.eval();
        var (verdict, effects) = new TextJudge(model, vocabulary).Explain(["good", "but", "dull", "film"]);
        Assert.Equal(0, verdict.Label);
        Assert.Equal(1 / (1 + Math.Exp(-2)), verdict.Probability, 1e-6); // log-odds 3 - 1
        Assert.Equal([-1.0, 0, 3, 0], effects.Select(effect => Math.Round(effect.LogOdds, 5)));
    }

    [Fact]
    public void Verdicts_come_in_the_order_of_the_texts_whatever_their_lengths()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var vocabulary = Vocabulary.Build([["a", "b", "c"]], minCount: 1);
        var model = new SequenceClassifier(new ClassifierConfig { Hidden = 4, Embedding = 3, Layers = 1 }, vocabulary.Count, 3);
        model.eval();
        var judge = new TextJudge(model, vocabulary);
        IReadOnlyList<string>[] texts = [["a", "b", "c"], ["b"], ["c", "a"]];
        var together = judge.LogProbabilities(texts);
        for (var i = 0; i < texts.Length; i++)
            Assert.All(together[i].Zip(judge.LogProbabilities([texts[i]])[0]), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
    }
}
