using RnnResearch.Models;
using RnnResearch.Recurrent;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

/// <summary>
/// Show, Attend and Tell (Xu et al. 2015, sections 3.1 and 4.2) as the paper has it: one caption of one picture, word by word, on
/// vectors. The slow twin of <see cref="AttentionDecoder"/>, with which it shares its weights, by name, and nothing else.
/// </summary>
internal sealed class PaperDecoder(IReadOnlyDictionary<string, Tensor> weights, CaptionerConfig config)
{
    private readonly AttentionConfig parts = config.Attention;
    private readonly HashSet<string> used = [];

    /// <summary>The weights that entered an equation so far.</summary>
    public IEnumerable<string> Used => used;

    /// <summary>The scores of what may follow each word fed, [T, V], and where the decoder looked, [T, L], in a picture a [L, D].</summary>
    public (Tensor Logits, Tensor Alpha) Teach(Tensor a, IReadOnlyList<long> fed)
    {
        var (logits, looked) = (new List<Tensor>(), new List<Tensor>());
        var h = Start("f_h0", a);
        var c = config.Cell == CellKind.Lstm ? Start("f_c0", a) : null;
        foreach (var word in fed)
        {
            var Ey = W("embedding.weight")[word];
            var (z, alpha) = Attend(a, h, Ey);
            var x = W("cell.weight_ih").mv(Ey) + W("cell.bias_ih") + W("Wzh.weight").mv(z);
            var u = W("cell.weight_hh").mv(h) + W("cell.bias_hh");
            (h, c) = c is null ? (Gru(x, u, h), null) : Lstm(x + u, c);
            logits.Add(Score(Ey, h, z));
            looked.Add(alpha);
        }
        return (stack(logits), stack(looked));
    }

    // h0, c0 = tanh(W mean(a) + b)
    private Tensor Start(string layer, Tensor a) => parts.MeanState
        ? Linear(layer, a.mean([0])).tanh()
        : zeros(config.Hidden, dtype: a.dtype);

    // e_i = v · tanh(Wa a_i + b + Wh h + Wy E y), alpha = softmax(e), z = beta Σ_i alpha_i a_i with beta = sigmoid(f_beta(h)), one number
    private (Tensor z, Tensor Alpha) Attend(Tensor a, Tensor h, Tensor Ey)
    {
        var q = W("attention.Wh.weight").mv(h);
        if (parts.SeeWord) q += W("Wy.weight").mv(Ey);
        var v = W("attention.alignment.v.weight")[0];
        var places = Enumerable.Range(0, (int)a.shape[0]).ToArray();
        var e = stack(places.Select(i => v.dot((Linear("attention.alignment.Wa", a[i]) + q).tanh())));
        var alpha = e.exp() / e.exp().sum();
        var z = places.Aggregate(zeros_like(a[0]), (sum, i) => sum + (alpha[i] * a[i]));
        return (parts.BetaGate != BetaGate.Off ? Linear("f_beta", h).sigmoid() * z : z, alpha);
    }

    private (Tensor h, Tensor c) Lstm(Tensor preactivations, Tensor c)
    {
        Tensor Block(int k) => preactivations.narrow(0, k * config.Hidden, config.Hidden);
        var (i, f, g, o) = (Block(0).sigmoid(), Block(1).sigmoid(), Block(2).tanh(), Block(3).sigmoid());
        c = (f * c) + (i * g);
        return (o * c.tanh(), c);
    }

    private Tensor Gru(Tensor x, Tensor u, Tensor h)
    {
        Tensor Block(Tensor from, int k) => from.narrow(0, k * config.Hidden, config.Hidden);
        var r = (Block(x, 0) + Block(u, 0)).sigmoid();
        var z = (Block(x, 1) + Block(u, 1)).sigmoid();
        var n = (Block(x, 2) + (r * Block(u, 2))).tanh();
        return ((1 - z) * n) + (z * h);
    }

    // Lo tanh(E y + Lh h + Lz z), equation 7 and the authors' code
    private Tensor Score(Tensor Ey, Tensor h, Tensor z) =>
        Linear("Lo", parts.DeepOutput ? (Ey + Linear("Lh", h) + W("Lz.weight").mv(z)).tanh() : h);

    private Tensor Linear(string layer, Tensor x) => W(layer + ".weight").mv(x) + W(layer + ".bias");

    private Tensor W(string name)
    {
        used.Add(name);
        return weights[name];
    }
}
