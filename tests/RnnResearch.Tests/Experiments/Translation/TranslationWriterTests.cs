using RnnResearch.Data;
using RnnResearch.Data.Translation;
using RnnResearch.Decoding;
using RnnResearch.Experiments.Translation;
using RnnResearch.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Experiments.Translation;

/// <summary>Unknown words that are copied, and scores by hand.</summary>
public sealed class TranslationWriterTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_unknown_word_becomes_the_one_that_was_looked_at(bool reversed)
    {
        var vocabulary = Vocabulary.Build([["a", "b"]], 1);
        var config = Config with { Data = new() { ReverseSource = reversed } };
        var translator = SaysNothingButUnknown(config, vocabulary.Count);
        var side = new TranslationSide(SentenceTokens.Words, vocabulary);
        string[] words = ["x", "a", "y"];
        var written = new TranslationWriter(config, translator, side)
            .Write([(words, side.Read(words, reversed)), (["b"], side.Read(["b"], reversed))], config.Decode, seed: 1);
        Assert.Equal(3, written[0].Words.Length);
        foreach (var (word, alpha) in written[0].Words.Zip(written[0].Alpha))
        {
            Assert.Equal(4, alpha.Length); // three words and the end, in the sentence's own order
            Assert.Equal(words[Array.IndexOf(alpha[..3], alpha[..3].Max())], word);
        }
        Assert.All(written[1].Words, word => Assert.Equal("b", word));
    }

    [Fact]
    public void Not_copied_it_stays_unknown()
    {
        var vocabulary = Vocabulary.Build([["a", "b"]], 1);
        var config = Config with { CopyUnknown = false };
        var side = new TranslationSide(SentenceTokens.Words, vocabulary);
        var written = new TranslationWriter(config, SaysNothingButUnknown(config, vocabulary.Count), side)
            .Write([(["x"], side.Read(["x"], false))], config.Decode, seed: 1);
        Assert.All(written[0].Words, word => Assert.Equal("<unk>", word));
    }

    [Fact]
    public void Scores_are_of_the_whole_corpus()
    {
        var sentences = new[] { Sentence("the cat sat on the mat"), Sentence("a dog ran") };
        var written = new[] { Written("the cat sat on a mat"), Written("a dog ran") };
        var scores = TranslationEvaluator.Scores(sentences, written);
        Assert.Equal(8.0 / 9, scores["bleu1"], 1e-12);                                           // 5 of 6 and 3 of 3 words
        Assert.Equal(Math.Pow(8.0 / 9 * (5.0 / 7) * (3.0 / 5) * (1.0 / 3), 0.25), scores["bleu4"], 1e-12);
        Assert.Equal(0.5, scores["exact"]);
    }

    [Fact]
    public void They_are_told_apart_by_length()
    {
        var sentences = new[] { Sentence("one two three four five"), Sentence("one two three four five six"), Sentence("a") };
        var bins = BleuByLength.Of(sentences, [Written("one two three four five"), Written("one"), Written("a")]).Bins;
        Assert.Equal([(1, 5, 2, 1.0), (6, 10, 1, 0.0)], bins.Select(bin => (bin.From, bin.To, bin.Sentences, bin.Exact)));
        Assert.Equal(1, bins[0].Bleu4, 1e-12);
    }

    private static TranslationConfig Config => new()
    {
        Task = "translation",
        Model = new() { Embedding = 4, Hidden = 5, Encoder = new() { Hidden = 3, Layers = 1, Bidirectional = true } },
        Decode = new() { Beam = 1, MaxLength = 3 },
    };

    private static Translator SaysNothingButUnknown(TranslationConfig config, int words)
    {
        manual_seed(1);
        var translator = new Translator(config.Model, words, words);
        translator.eval();
        using var quiet = no_grad();
        foreach (var (name, weight) in translator.named_parameters())
        {
            if (name == "decoder.Lo.weight") weight.zero_();
            if (name == "decoder.Lo.bias") weight.copy_(
                tensor(Enumerable.Range(0, words).Select(id => id == Vocabulary.Unknown ? 9f : 0).ToArray()));
            if (name.StartsWith("decoder.attention", StringComparison.Ordinal) || name.StartsWith("encoder", StringComparison.Ordinal))
                weight.mul_(3); // so that it looks somewhere
        }
        return translator;
    }

    private static HeldOutSentence Sentence(string text) => new(text, text.Split(' '), [Vocabulary.End], [text.Split(' ')]);

    private static WrittenTranslation Written(string text) => new(text.Split(' '), new Hypothesis([], 0, true, []), []);
}
