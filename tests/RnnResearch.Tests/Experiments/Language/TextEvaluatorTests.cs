using RnnResearch.Data;
using RnnResearch.Data.Text;
using RnnResearch.Experiments.Language;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Experiments.Language;

public sealed class TextEvaluatorTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly IDisposable quiet = no_grad();

    public TextEvaluatorTests() => manual_seed(1);

    public void Dispose()
    {
        quiet.Dispose();
        scope.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(1, 5000)]
    [InlineData(3, 50)]
    public void Every_token_is_predicted_once_with_the_state_carried_on(int streams, int steps)
    {
        using var corpus = TextCorpus.Load(new() { Corpus = "alphabet" }, null, _ => { });
        using var model = Model(corpus);
        var text = corpus[Split.Test].Tokens.to(ScalarType.Int64);
        var length = (text.shape[0] - 1) / streams;
        // Each stream in one go; nothing is cut into chunks.
        var inputs = text.narrow(0, 0, length * streams).view(streams, length).t();
        var targets = text.narrow(0, 1, length * streams).view(streams, length).t();
        var p = model.call(inputs, model.ZeroState(streams)).logits.softmax(2);
        var expected = -p.gather(2, targets.unsqueeze(2)).log().mean().ToDouble();

        var scores = new TextEvaluator(corpus, model, streams, steps).Scores(Split.Test);
        Assert.Equal(["loss", "bpc", "perplexity"], scores.Keys);
        Assert.Equal(expected, scores["loss"], 1e-5);
        Assert.Equal(expected / Math.Log(2), scores["bpc"], 1e-5);
        Assert.Equal(Math.Exp(expected), scores["perplexity"], 1e-3);
    }

    [Theory]
    [InlineData(TextUnit.Words)]
    [InlineData(TextUnit.Bytes)]
    public void Bits_are_counted_per_character_of_the_text_whatever_a_token_is(TextUnit unit)
    {
        const string Line = "für die katze und den hund\n"; // 27 characters, 28 bytes, 7 words with the line end
        folder.Write("text.txt", string.Concat(Enumerable.Repeat(Line, 20)));
        using var corpus = TextCorpus.Load(new() { Path = folder["text.txt"], Unit = unit, Validation = 0.5 }, null, _ => { });
        using var model = Model(corpus);
        var scores = new TextEvaluator(corpus, model, 1, 10).Scores(Split.Validation);
        var tokensPerLine = unit == TextUnit.Words ? 7 : 28;
        Assert.Equal(scores["loss"] * tokensPerLine / 27 / Math.Log(2), scores["bpc"], 1e-6);
    }

    private static LanguageModel Model(TextCorpus corpus)
    {
        var config = new LanguageModelConfig
        {
            Cell = CellKind.Gru,
            Hidden = 8,
            Embedding = 4,
            Init = new() { Kind = InitKind.Uniform, Scale = 0.7 },
        };
        var model = new LanguageModel(config, corpus.Vocabulary.Count);
        model.eval();
        return model;
    }
}
