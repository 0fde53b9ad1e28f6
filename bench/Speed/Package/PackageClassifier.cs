using RnnResearch.Data;
using RnnResearch.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Speed.Package;

/// <summary>The classifier as it is written on the package alone: <c>nn.LSTM</c> in both directions over a packed sequence.</summary>
internal sealed class PackageClassifier : nn.Module
{
    private readonly Embedding embedding;
    private readonly LSTM reader;
    private readonly Linear why;
    private readonly Dropout embeddingDropout;
    private readonly Dropout summaryDropout;
    private readonly double wordDropout;

    internal PackageClassifier(ClassifierConfig sizes) : base(nameof(PackageClassifier))
    {
        embedding = nn.Embedding(ClassifierTraining.Words, sizes.Embedding);
        reader = nn.LSTM(sizes.Embedding, sizes.Hidden, bidirectional: true);
        why = nn.Linear(2 * sizes.Hidden, ClassifierTraining.Labels);
        embeddingDropout = nn.Dropout(sizes.EmbeddingDropout);
        summaryDropout = nn.Dropout(sizes.SummaryDropout);
        wordDropout = sizes.WordDropout;
        RegisterComponents();
    }

    /// <summary>Logits [B, C].</summary>
    internal Tensor Forward(SequenceBatch texts)
    {
        var tokens = texts.Tokens;
        if (wordDropout > 0)
            tokens = where(rand_like(tokens, dtype: ScalarType.Float32) < wordDropout, tensor((long)Vocabulary.Unknown), tokens);
        var lengths = tensor(texts.Lengths.Select(length => (long)length).ToArray());
        var packed = nn.utils.rnn.pack_padded_sequence(embeddingDropout.call(embedding.call(tokens)), lengths, enforce_sorted: false);
        var h = nn.utils.rnn.pad_packed_sequence(reader.call(packed).Item1).Item1;                              // [T, B, 2H]
        var beyond = arange(tokens.size(0)).unsqueeze(1).ge(lengths.unsqueeze(0)).unsqueeze(2);
        var s = h.masked_fill(beyond, double.NegativeInfinity).max(0).values;
        return why.call(summaryDropout.call(s));
    }
}
