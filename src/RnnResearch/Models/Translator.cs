using RnnResearch.Data;
using RnnResearch.Recurrent;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// Many to one and one to many (lecture 10, "Machine Translation"; Sutskever, Vinyals and Le 2014; with attention Bahdanau, Cho and
/// Bengio 2015):
/// <code>
/// a_i = [→h_i; ←h_i] of the words x_i         <see cref="SequenceReader"/>; with "one_vector" the last state alone
/// p(y_t | y_1 .. y_t-1, x)                    <see cref="AttentionDecoder"/>
/// </code>
/// </summary>
public sealed class Translator : nn.Module<SequenceBatch, PackedSequences, DecoderOutput>
{
    private const double VectorRange = 0.1;
    private readonly Embedding embedding; // [V, E], of the source's words
    private readonly SequenceReader encoder;
    private readonly AttentionDecoder decoder;
    private readonly double inputDropout;
    private readonly bool oneVector;

    /// <param name="config">sizes and switches</param>
    /// <param name="sourceWords">V of the source</param>
    /// <param name="targetWords">V of the target</param>
    public Translator(TranslatorConfig config, long sourceWords, long targetWords) : base(nameof(Translator))
    {
        (inputDropout, oneVector) = (config.InputDropout, config.OneVector);
        embedding = nn.Embedding(sourceWords, config.Embedding);
        nn.init.uniform_(embedding.weight!, -VectorRange, VectorRange);
        encoder = new SequenceReader(config.Embedding, config.Encoder);
        encoder.SetBiases(config.Encoder);
        decoder = new AttentionDecoder(config, targetWords, encoder.OutputSize);
        RegisterComponents();
        foreach (var weight in parameters()) weight.DetachFromDisposeScope(); // one that is made in a scope would end with it
    }

    public SequenceDecoder Decoder => decoder;

    /// <summary>Where its weights are.</summary>
    public Device Device => decoder.Device;

    /// <summary>What the decoder sees of sources, each ending with <c>&lt;end&gt;</c>: a place for each token, or one.</summary>
    public Annotations Annotate(SequenceBatch sources)
    {
        var states = training && inputDropout > 0
            ? encoder.call(nn.functional.dropout(embedding.call(sources.Tokens), inputDropout), sources.Lengths)
            : encoder.Read(sources.Tokens, embedding.weight!, sources.Lengths);
        return oneVector
            ? new Annotations(states.Last().unsqueeze(1))                                                    // [B, 1, D]
            : new Annotations(states.y.transpose(0, 1).contiguous(), states.LengthTensor());                 // [B, L, D]
    }

    /// <summary>Teacher forcing: the true words go in, their successors are scored.</summary>
    public override DecoderOutput forward(SequenceBatch sources, PackedSequences targets) => decoder.call(Annotate(sources), targets);

    /// <summary>The mean cross-entropy of the true words under teacher forcing, in nats per token.</summary>
    public Tensor Loss(SequenceBatch sources, PackedSequences targets) => decoder.Loss(Annotate(sources), targets).crossEntropy;
}
