using RnnResearch.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

/// <summary>Looking after the step, as Luong, Pham and Manning 2015 have it: word by word, on vectors.</summary>
public sealed class LookAfterTests
{
    [Theory]
    [InlineData(AlignmentKind.LuongGeneral)]
    [InlineData(AlignmentKind.LuongDot)]
    public void It_is_the_papers_equations(AlignmentKind alignment)
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        var config = TestCaptioner.Small with
        {
            Hidden = TestCaptioner.Channels,
            Attention = TestCaptioner.Small.Attention with { Look = Look.After, BetaGate = BetaGate.Off, Alignment = alignment },
        };
        var decoder = TestCaptioner.Create(config);
        decoder.to(ScalarType.Float64);
        var a = randn(1, TestCaptioner.Places, TestCaptioner.Channels, dtype: ScalarType.Float64);
        var output = decoder.call(a, PackedSequences.Pack([(0, [4L, 5])], TestCaptioner.Start, TestCaptioner.End));
        var W = decoder.state_dict();
        var (h, c) = (Start(W, "f_h0", a), Start(W, "f_c0", a));
        foreach (var (t, word) in new long[] { TestCaptioner.Start, 4, 5 }.Index())
        {
            (h, c) = Lstm(W, W["embedding.weight"][word], h, c);
            var keys = alignment == AlignmentKind.LuongDot ? a[0] : a[0].matmul(W["attention.alignment.Wa.weight"].t());
            var alpha = keys.mv(h).softmax(0);                                                                      // equations 7 and 8
            var z = alpha.unsqueeze(0).matmul(a[0]).squeeze(0);
            var attentional = (W["Lh.weight"].mv(h) + W["Lh.bias"] + W["Lz.weight"].mv(z)).tanh();                   // equation 5
            var logits = W["Lo.weight"].mv(attentional) + W["Lo.bias"];                                             // equation 6
            Assert.True(output.Alpha![t].allclose(alpha), "alpha");
            Assert.True(output.Logits[t].allclose(logits), "logits");
        }
    }

    private static Tensor Start(Dictionary<string, Tensor> W, string layer, Tensor a) =>
        (W[$"{layer}.weight"].mv(a[0].mean([0])) + W[$"{layer}.bias"]).tanh();

    private static (Tensor h, Tensor c) Lstm(Dictionary<string, Tensor> W, Tensor x, Tensor h, Tensor c)
    {
        var s = W["cell.weight_ih"].mv(x) + W["cell.bias_ih"] + W["cell.weight_hh"].mv(h) + W["cell.bias_hh"];
        var parts = s.chunk(4); // i f g o
        c = (parts[1].sigmoid() * c) + (parts[0].sigmoid() * parts[2].tanh());
        return (parts[3].sigmoid() * c.tanh(), c);
    }
}
