using RnnResearch.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Speed.Package;

/// <summary>Embedding, or one-hot vectors; recurrence; linear layer: a language model as it is written on the package alone.</summary>
internal sealed class PackageLanguageModel : nn.Module<Tensor, Tensor[], (Tensor logits, Tensor[] last)>
{
    private readonly Embedding? embedding;
    private readonly PackageRecurrence recurrence;
    private readonly Linear output;
    private readonly int vocabulary;

    internal PackageLanguageModel(LanguageModelConfig sizes, int vocabulary) : base(nameof(PackageLanguageModel))
    {
        this.vocabulary = vocabulary;
        embedding = sizes.Embedding > 0 ? nn.Embedding(vocabulary, sizes.Embedding) : null;
        if (embedding is not null) nn.init.uniform_(embedding.weight!, -0.1, 0.1);
        recurrence = new PackageRecurrence(sizes, embedding is null ? vocabulary : sizes.Embedding);
        output = nn.Linear(sizes.Hidden, vocabulary);
        RegisterComponents();
    }

    /// <summary>Logits [T, B, V] of tokens, int64 [T, B], and the state after the last step.</summary>
    public override (Tensor logits, Tensor[] last) forward(Tensor tokens, Tensor[] state)
    {
        var x = embedding is null
            ? nn.functional.one_hot(tokens, vocabulary).to(ScalarType.Float32)
            : embedding.call(tokens);
        var (h, last) = recurrence.call(x, state);
        return (output.call(h), last);
    }
}
