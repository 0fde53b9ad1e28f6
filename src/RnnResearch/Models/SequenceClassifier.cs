using RnnResearch.Data;
using RnnResearch.Recurrent;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// Many to one (lecture 10, "Recurrent Networks offer a lot of flexibility"): a text is read word by word, and something is said once of
/// the whole.
/// <code>
/// x[t] = E word[t]
/// h    = reader(x)                              <see cref="SequenceReader"/>, in one direction or both
/// s    = h[T], mean_t h[t], max_t h[t], or attention      <see cref="SummaryKind"/>
/// y    = Why s + by                             p(label) = softmax(y)
/// </code>
/// </summary>
public sealed class SequenceClassifier : TextClassifier
{
    private readonly Embedding embedding;       // [V, E]
    private readonly SequenceReader reader;
    private readonly StateAttention? attention; // null for the other summaries
    private readonly Linear Why;                // [C, D]
    private readonly ClassifierConfig config;

    /// <param name="config">sizes and switches</param>
    /// <param name="words">V</param>
    /// <param name="labels">C</param>
    public SequenceClassifier(ClassifierConfig config, long words, long labels) : base(nameof(SequenceClassifier))
    {
        this.config = config;
        embedding = nn.Embedding(words, config.Embedding);
        reader = new SequenceReader(config.Embedding, config);
        attention = config.Summary == SummaryKind.Attention ? new StateAttention(reader.OutputSize, config.AttentionSize) : null;
        Why = nn.Linear(reader.OutputSize, labels);
        RegisterComponents();
        // One that is made in a scope, and the package's embedding, would end with it.
        foreach (var weight in parameters()) weight.DetachFromDisposeScope();
        nn.init.uniform_(embedding.weight!, -config.Init.Vectors, config.Init.Vectors);
        Initialisation.Apply(this, config.Init);
        reader.SetBiases(config);
    }

    public override Device Device => Why.weight!.device;

    public override Tensor forward(SequenceBatch texts)
    {
        var s = Dropped(Summary(States(texts)), config.SummaryDropout);
        return nn.functional.linear(s, Why.weight!, Why.bias!);
    }

    /// <summary>Where attention rests, [T, B]; null for the other summaries.</summary>
    public Tensor? Attention(SequenceBatch texts) => attention?.call(States(texts)).alpha;

    private SequenceStates States(SequenceBatch texts)
    {
        var tokens = WithUnknown(texts.Tokens);
        return training && config.EmbeddingDropout > 0
            ? reader.call(Dropped(embedding.call(tokens), config.EmbeddingDropout), texts.Lengths)
            : reader.Read(tokens, embedding.weight!, texts.Lengths);
    }

    private Tensor Summary(SequenceStates states) => config.Summary switch
    {
        SummaryKind.Last => states.Last(),
        SummaryKind.Mean => states.Mean(),
        SummaryKind.Max => states.Max(),
        _ => attention!.call(states).s,
    };

    /// <summary>Some words become unknown while training, so that the model learns to do without any one of them.</summary>
    private Tensor WithUnknown(Tensor tokens)
    {
        if (!training || config.WordDropout == 0) return tokens;
        var all = ones(tokens.size(0), tokens.size(1), device: tokens.device);
        var kept = nn.functional.dropout(all, config.WordDropout).to(ScalarType.Bool);
        return where(kept, tokens, tensor([(long)Vocabulary.Unknown], device: tokens.device));
    }

    private Tensor Dropped(Tensor x, double share) => training && share > 0 ? nn.functional.dropout(x, share) : x;
}
