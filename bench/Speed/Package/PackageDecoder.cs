using RnnResearch.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Speed.Package;

/// <summary>Show, Attend and Tell over narrowed annotations, as it is written on the package alone.</summary>
internal sealed class PackageDecoder : nn.Module
{
    private readonly Embedding embedding;
    private readonly Linear cell_input;
    private readonly Linear cell_state;
    private readonly Linear narrowing;
    private readonly Linear wa;
    private readonly Linear v;
    private readonly Linear wh;
    private readonly Linear h0;
    private readonly Linear c0;
    private readonly Linear beta;
    private readonly Linear wzh;
    private readonly Linear lh;
    private readonly Linear lz;
    private readonly Linear lo;
    private readonly Dropout inputDropout;
    private readonly Dropout dropout;

    internal PackageDecoder(CaptionerConfig sizes) : base(nameof(PackageDecoder))
    {
        var (E, H, A, D) = (sizes.Embedding, sizes.Hidden, sizes.Attention.Size, sizes.Attention.AnnotationSize);
        embedding = nn.Embedding(CaptionBatches.Vocabulary, E);
        cell_input = nn.Linear(E, 4 * H);
        cell_state = nn.Linear(H, 4 * H);
        narrowing = nn.Linear(CaptionBatches.Channels, D);
        wa = nn.Linear(D, A);
        v = nn.Linear(A, 1, hasBias: false);
        wh = nn.Linear(H, A, hasBias: false);
        h0 = nn.Linear(D, H);
        c0 = nn.Linear(D, H);
        beta = nn.Linear(H, 1);
        wzh = nn.Linear(D, 4 * H, hasBias: false);
        lh = nn.Linear(H, E);
        lz = nn.Linear(D, E, hasBias: false);
        lo = nn.Linear(E, CaptionBatches.Vocabulary);
        inputDropout = nn.Dropout(sizes.InputDropout);
        dropout = nn.Dropout(sizes.Dropout);
        RegisterComponents();
    }

    /// <summary>Logits [S, V] and weights alpha [S, L] of all packed words.</summary>
    /// <param name="features">[N, L, C]</param>
    /// <param name="captions">what is said of them</param>
    internal (Tensor Logits, Tensor Alpha) Forward(Tensor features, PackedSequences captions)
    {
        var a = narrowing.call(inputDropout.call(features));
        var mean = a.mean([1]);
        var h = h0.call(mean).tanh().index_select(0, captions.Sources);
        var c = c0.call(mean).tanh().index_select(0, captions.Sources);
        var keys = wa.call(a).index_select(0, captions.Sources);
        a = a.index_select(0, captions.Sources);
        var y = inputDropout.call(embedding.call(captions.Inputs));
        List<Tensor> states = [], contexts = [], alphas = [];
        foreach (var projected in cell_input.call(y).split([.. captions.RowsPerStep]))
        {
            var running = projected.size(0);
            if (running < h.size(0)) // captions that ended leave for good
                (h, c, keys, a) = (h[..(int)running], c[..(int)running], keys[..(int)running], a[..(int)running]);
            var scores = v.call((keys + wh.call(h).unsqueeze(1)).tanh()).squeeze(2);
            var alpha = nn.functional.softmax(scores, 1);
            var z = beta.call(h).sigmoid() * alpha.unsqueeze(1).bmm(a).squeeze(1);
            var ifgo = (projected + wzh.call(z) + cell_state.call(h)).chunk(4, 1);
            c = (ifgo[1].sigmoid() * c) + (ifgo[0].sigmoid() * ifgo[2].tanh());
            h = ifgo[3].sigmoid() * c.tanh();
            states.Add(h);
            contexts.Add(z);
            alphas.Add(alpha);
        }
        var deep = (y + lh.call(cat(states)) + lz.call(cat(contexts))).tanh();
        return (lo.call(dropout.call(deep)), cat(alphas));
    }
}
