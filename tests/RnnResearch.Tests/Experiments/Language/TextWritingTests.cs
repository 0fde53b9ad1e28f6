using RnnResearch.Data.Text;
using RnnResearch.Decoding;
using RnnResearch.Experiments.Language;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Experiments.Language;

/// <summary>Texts of models that have learnt nothing: what matters is what is fed, drawn and spelled.</summary>
public sealed class TextWritingTests : IDisposable
{
    private static readonly TextVocabulary Letters =
        TextVocabulary.FromJson("""{"unit": "characters", "tokens": ["a", "b", "\n", "c"]}""");

    private static readonly TextVocabulary Words =
        TextVocabulary.FromJson("""{"unit": "words", "tokens": ["<unk>", "<eos>", "the", "cat"]}""");

    private static readonly SampleOptions Twenty = new("", 20, Count: 1, Seed: 1, new TokenChoice());

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly LanguageModel model;
    private readonly List<string> warnings = [];

    public TextWritingTests()
    {
        manual_seed(1);
        model = new LanguageModel(new() { Hidden = 8, Embedding = 4, Layers = 1, Init = new() { Kind = InitKind.Uniform, Scale = 2 } }, 4);
        model.eval();
    }

    public void Dispose()
    {
        model.Dispose();
        scope.Dispose();
    }

    [Fact]
    public void A_text_is_its_prompt_and_as_many_tokens_as_asked_for()
    {
        var text = Write(Letters, Twenty with { Prompt = "cab" });
        Assert.StartsWith("cab", text);
        Assert.Equal(23, text.Length);
        Assert.Empty(warnings);
    }

    [Fact]
    public void Without_a_prompt_it_begins_as_after_a_line_end()
    {
        var sharp = Twenty with { Choice = new() { Temperature = 0.02 } }; // an untrained network hardly tells one beginning from another
        var text = Write(Letters, sharp);
        Assert.Equal(20, text.Length);
        Assert.NotEqual("a" + text, Write(Letters, sharp with { Prompt = "a" }));
    }

    [Fact]
    public void A_prompt_begins_a_line_as_well()
    {
        var likeliest = Twenty with { Choice = new() { Temperature = 0 } };
        var text = Write(Letters, likeliest);
        Assert.Equal(text, Write(Letters, likeliest with { Prompt = text[..5], Length = 15 }));
    }

    [Fact]
    public void Several_texts_stand_apart_and_each_has_the_next_seed()
    {
        var texts = Enumerable.Range(1, 3).Select(seed => Write(Letters, Twenty with { Prompt = "b", Seed = seed })).ToList();
        Assert.Equal(3, texts.Distinct().Count());
        Assert.Equal(string.Join("\n\n", texts), Write(Letters, Twenty with { Prompt = "b", Count = 3 }));
    }

    [Fact]
    public void What_the_vocabulary_lacks_of_a_prompt_is_named_once_and_left_out()
    {
        Assert.Equal(Write(Letters, Twenty with { Prompt = "ab" }), Write(Letters, Twenty with { Prompt = "aXbéX" }));
        Assert.Equal("the run's vocabulary of 4 characters lacks 'X', 'é' of the prompt, left out", Assert.Single(warnings));
    }

    [Fact]
    public void A_prompt_wholly_outside_the_vocabulary_is_like_none()
    {
        Assert.Equal(Write(Letters, Twenty), Write(Letters, Twenty with { Prompt = "XYZ" }));
        Assert.Contains("'X', 'Y', 'Z'", Assert.Single(warnings));
    }

    [Fact]
    public void Words_stand_apart_and_strange_ones_become_unk()
    {
        var text = Write(Words, Twenty with { Prompt = "the dog", Length = 30 });
        Assert.StartsWith("the <unk>", text);
        Assert.Equal("the run's vocabulary of 4 words lacks 'dog' of the prompt, read as <unk>", Assert.Single(warnings));
        Assert.Matches(@"^(\n|(<unk>|the|cat)( (<unk>|the|cat))*)+$", text);
        Assert.Equal(32, text.Count(letter => letter == '\n') + text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_letter_of_several_bytes_is_spelled_whole()
    {
        var bytes = TextVocabulary.FromJson("""{"unit": "bytes", "tokens": [195, 169, 97, 10]}""");
        var text = Write(bytes, Twenty with { Prompt = "éa", Choice = new() { Temperature = 0 } });
        Assert.StartsWith("éa", text);
        Assert.Empty(warnings);
    }

    [Fact]
    public void Memory_does_not_grow_with_the_text_and_nothing_stays_open_between_pieces()
    {
        var before = LivingTensors.Count();
        var counts = new List<long>();
        foreach (var _ in new TextWriting(model, Letters).Write(Twenty with { Length = 100, Prompt = "abc" }, warnings.Add))
        {
            Assert.Same(scope, CurrentDisposeScope);
            Assert.True(is_grad_enabled());
            counts.Add(Tensor.TotalCount);
        }
        Assert.Equal(103, counts.Count);
        Assert.Single(counts.Distinct());
        Assert.Equal(before, Tensor.TotalCount);
    }

    private string Write(TextVocabulary vocabulary, SampleOptions options) =>
        string.Concat(new TextWriting(model, vocabulary).Write(options, warnings.Add));
}
