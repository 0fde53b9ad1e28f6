using RnnResearch.Data;
using RnnResearch.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Speed.Package;

/// <summary>
/// The encoder-decoder of Bahdanau, Cho and Bengio 2015 as it is written on the package alone: <c>nn.GRU</c> in both directions over a
/// packed sequence, then a loop over the words with attention.
/// </summary>
internal sealed class PackageTranslator : nn.Module
{
    private readonly Embedding source;
    private readonly Embedding target;
    private readonly GRU encoder;
    private readonly Linear cell_input;
    private readonly Linear cell_state;
    private readonly Linear wa;
    private readonly Linear v;
    private readonly Linear wh;
    private readonly Linear h0;
    private readonly Linear wzh;
    private readonly Linear lh;
    private readonly Linear lz;
    private readonly Parameter bias;
    private readonly Dropout inputDropout;
    private readonly Dropout stateDropout;
    private readonly Dropout dropout;

    internal PackageTranslator(TranslatorConfig sizes) : base(nameof(PackageTranslator))
    {
        var (E, H, A, D) = (sizes.Embedding, sizes.Hidden, sizes.Attention.Size, 2 * sizes.Encoder.Hidden);
        source = nn.Embedding(TranslationBatches.SourceWords, E);
        target = nn.Embedding(TranslationBatches.TargetWords, E);
        encoder = nn.GRU(E, sizes.Encoder.Hidden, bidirectional: true);
        cell_input = nn.Linear(E, 3 * H);
        cell_state = nn.Linear(H, 3 * H);
        wa = nn.Linear(D, A);
        v = nn.Linear(A, 1, hasBias: false);
        wh = nn.Linear(H, A, hasBias: false);
        h0 = nn.Linear(D, H);
        wzh = nn.Linear(D, 3 * H, hasBias: false);
        lh = nn.Linear(H, E);
        lz = nn.Linear(D, E, hasBias: false);
        bias = nn.Parameter(zeros(TranslationBatches.TargetWords));
        inputDropout = nn.Dropout(sizes.InputDropout);
        stateDropout = nn.Dropout(sizes.Encoder.Dropout);
        dropout = nn.Dropout(sizes.Dropout);
        RegisterComponents();
    }

    /// <summary>Logits [S, V] of all packed words.</summary>
    internal Tensor Forward(SequenceBatch sources, PackedSequences targets)
    {
        var lengths = tensor(sources.Lengths.Select(length => (long)length).ToArray());
        var (a, keys, beyond) = Read(sources, lengths);
        var there = beyond.logical_not().to(ScalarType.Float32).unsqueeze(2);
        var h = h0.call((a * there).sum([1]) / lengths.to(ScalarType.Float32).unsqueeze(1)).tanh().index_select(0, targets.Sources);
        Tensor OfRows(Tensor part) => part.index_select(0, targets.Sources);
        (a, keys, beyond) = (OfRows(a), OfRows(keys), OfRows(beyond));
        var y = inputDropout.call(target.call(targets.Inputs));
        List<Tensor> states = [], contexts = [];
        foreach (var projected in cell_input.call(y).split([.. targets.RowsPerStep]))
        {
            var running = (int)projected.size(0);
            if (running < h.size(0)) // sentences that ended leave for good
                (h, a, keys, beyond) = (h[..running], a[..running], keys[..running], beyond[..running]);
            var scores = v.call((keys + wh.call(h).unsqueeze(1)).tanh()).squeeze(2).masked_fill(beyond, double.NegativeInfinity);
            var z = nn.functional.softmax(scores, 1).unsqueeze(1).bmm(a).squeeze(1);
            var x = (projected + wzh.call(z)).chunk(3, 1);
            var u = cell_state.call(h).chunk(3, 1);
            var gate = (x[1] + u[1]).sigmoid();
            var candidate = (x[2] + ((x[0] + u[0]).sigmoid() * u[2])).tanh();
            h = ((1 - gate) * candidate) + (gate * h);
            states.Add(h);
            contexts.Add(z);
        }
        var deep = (y + lh.call(cat(states)) + lz.call(cat(contexts))).tanh();
        return nn.functional.linear(dropout.call(deep), target.weight!, bias);
    }

    private (Tensor a, Tensor Keys, Tensor Beyond) Read(SequenceBatch sources, Tensor lengths)
    {
        var packed = nn.utils.rnn.pack_padded_sequence(inputDropout.call(source.call(sources.Tokens)), lengths, enforce_sorted: false);
        var states = nn.utils.rnn.pad_packed_sequence(encoder.call(packed).Item1).Item1;                   // [T, B, D]
        var a = inputDropout.call(stateDropout.call(states).transpose(0, 1));
        var beyond = arange(sources.Tokens.size(0)).unsqueeze(0).ge(lengths.unsqueeze(1));
        return (a, wa.call(a), beyond);
    }
}
