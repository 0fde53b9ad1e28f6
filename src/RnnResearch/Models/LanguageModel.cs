using RnnResearch.Decoding;
using RnnResearch.Recurrent;
using RnnResearch.Recurrent.Fused;
using TorchSharp.Modules;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// A language model over characters, bytes or words (lecture 10, "Character-level Language Model"): at every step it scores
/// what comes next.
/// <code>
/// x = E token                  or the one-hot vector itself
/// h = recurrence(x, h)         <see cref="RecurrentNetwork"/>
/// y = Why h + by               p(next) = softmax(y)
/// </code>
/// </summary>
public sealed class LanguageModel : nn.Module<Tensor, NetworkState, (Tensor logits, NetworkState last)>
{
    private readonly Embedding? embedding;   // [V, E]
    private readonly RecurrentNetwork recurrence;
    private readonly Linear? Why;            // [V, H]; null where the word vectors stand in for it
    private readonly Parameter? bias_y;      // [V], of tied weights
    private readonly double inputDropout;
    private readonly bool fuses;

    /// <param name="config">sizes and switches</param>
    /// <param name="vocabularySize">V</param>
    public LanguageModel(LanguageModelConfig config, long vocabularySize) : base(nameof(LanguageModel))
    {
        (VocabularySize, inputDropout) = (vocabularySize, config.InputDropout);
        fuses = FusedRecurrences.MayServe(config.Kernel);
        embedding = config.Embedding > 0 ? nn.Embedding(vocabularySize, config.Embedding) : null;
        recurrence = new RecurrentNetwork(config.Embedding > 0 ? config.Embedding : vocabularySize, config);
        Why = config.Tied ? null : nn.Linear(config.Hidden, vocabularySize);
        bias_y = config.Tied ? nn.Parameter(zeros(vocabularySize)) : null;
        RegisterComponents();
        // One that is made in a scope, and the package's embedding, would end with it.
        foreach (var weight in parameters()) weight.DetachFromDisposeScope();
        if (embedding is not null) nn.init.uniform_(embedding.weight!, -config.Init.Vectors, config.Init.Vectors);
        Initialisation.Apply(this, config.Init);
        recurrence.SetBiases(config);
    }

    /// <summary>V.</summary>
    public long VocabularySize { get; }

    /// <summary>Where its weights are, and so where its input has to be.</summary>
    public Device Device => (Why?.weight ?? bias_y)!.device;

    /// <summary>A state of zeros for <paramref name="batch"/> sequences.</summary>
    public NetworkState ZeroState(long batch) => recurrence.ZeroState(batch);

    /// <summary>
    /// A state of <paramref name="batch"/> sequences which all begin with <paramref name="start"/>, a state of one row; zeros without it.
    /// </summary>
    public NetworkState StateFrom(NetworkState? start, long batch) => start?.Map(part => part.expand(batch, -1)) ?? ZeroState(batch);

    /// <param name="tokens">int64 [T, B]</param>
    /// <param name="state">the state before the first step</param>
    /// <returns>scores of the next token, [T, B, V], and the state after the last step</returns>
    public override (Tensor logits, NetworkState last) forward(Tensor tokens, NetworkState state)
    {
        var (h, last) = Hidden(tokens, state);
        return (Score(h), last);
    }

    /// <summary>The mean cross-entropy, in nats per token, of what comes next; and the state after the last step.</summary>
    /// <param name="tokens">int64 [T, B]</param>
    /// <param name="targets">what follows each, int64 [T, B]</param>
    /// <param name="state">the state before the first step</param>
    /// <param name="sumOverTime">whether the steps' losses are added up instead: T times the mean, with gradients of that size</param>
    public (Tensor loss, NetworkState last) Loss(Tensor tokens, Tensor targets, NetworkState state, bool sumOverTime = false)
    {
        using var scope = NewDisposeScope();
        var (h, last) = Hidden(tokens, state);
        var (weight, bias) = Output;
        var scale = sumOverTime ? tokens.size(0) : 1;
        var loss = fuses && OutputLoss.Fits(h, weight)
            ? OutputLoss.Of(h, weight, bias, targets, scale)
            : nn.functional.cross_entropy(Score(h).flatten(0, -2), targets.flatten()).Times(scale);
        // The graph alone holds the rest, layer by layer.
        return (loss.MoveToOuterDisposeScope(), last.Map(part => part.MoveToOuterDisposeScope()));
    }

    /// <summary>The states [T, B, H] of the highest layer, and the state after the last step.</summary>
    public (Tensor h, NetworkState last) Hidden(Tensor tokens, NetworkState state) => training && inputDropout > 0
        ? recurrence.call(nn.functional.dropout(Vectors(tokens), inputDropout), state)
        : recurrence.Read(tokens, embedding?.weight, state);

    /// <summary>
    /// All that each layer computes of tokens, int64 [T, B], step by step and without dropout, and the scores [T, B, V] of what comes next:
    /// what <see cref="forward"/> of a model in eval mode gives, with all that leads to it. No gradients.
    /// </summary>
    public (IReadOnlyList<LayerTrace> layers, Tensor logits) Trace(Tensor tokens, NetworkState state)
    {
        using var quiet = no_grad();
        var (layers, y) = recurrence.Trace(Vectors(tokens), state);
        return (layers, Score(y));
    }

    /// <summary>Scores of the next token, [.., V], from states [.., H].</summary>
    public Tensor Score(Tensor h)
    {
        var (weight, bias) = Output;
        return nn.functional.linear(h, weight, bias);
    }

    /// <summary>
    /// The trained model reading one text, from <paramref name="start"/>, a state of one row, or from zeros.
    /// It does not see later changes of the weights.
    /// </summary>
    public ITokenReader Reader(NetworkState? start = null) => Fused(start, 1) is var (stack, output)
        ? new FusedReader(stack, output)
        : new SessionReader(new LanguageSession(this, rows: 1, start));

    /// <summary>
    /// The trained model writing <paramref name="rows"/> texts side by side, each from <paramref name="start"/>, a state of one row,
    /// or from zeros: what beam search and <see cref="Sampler"/> take. It does not see later changes of the weights.
    /// </summary>
    public IDecodingSession Session(int rows, NetworkState? start = null) => Fused(start, rows) is var (stack, output)
        ? new FusedSession(stack, output)
        : new LanguageSession(this, rows, start);

    /// <summary>The model as kernels that are run a token at a time; null where there are none for its device, type or join.</summary>
    private (FusedStack Stack, FusedOutput Output)? Fused(NetworkState? start, int rows)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var (weight, bias) = Output;
        var stack = fuses && weight.dtype == ScalarType.Float32 ? recurrence.Stack(embedding?.weight, StateFrom(start, rows)) : null;
        return stack is null ? null : (stack, new FusedOutput(weight.contiguous(), bias));
    }

    /// <summary>Weights [V, H] and biases [V] of the output layer.</summary>
    private (Parameter weight, Parameter bias) Output => Why is null ? (embedding!.weight!, bias_y!) : (Why.weight!, Why.bias!);

    /// <summary>What the recurrence reads of tokens [T, B]: their vectors [T, B, E], or one-hot vectors [T, B, V].</summary>
    private Tensor Vectors(Tensor tokens) => embedding is null
        ? nn.functional.one_hot(tokens, VocabularySize).to(Why!.weight!.dtype)
        : embedding.call(tokens);
}
