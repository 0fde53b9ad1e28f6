using RnnResearch.Models;
using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

public sealed class SequenceDecoderTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public SequenceDecoderTests() => manual_seed(2);

    public static TheoryData<string> Variants => TestCaptioner.Variants;

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Variants))]
    public void Gradients_match_finite_differences(string variant)
    {
        var decoder = TestCaptioner.Create(variant);
        decoder.to(ScalarType.Float64);
        var annotations = TestCaptioner.Annotations(ScalarType.Float64);
        annotations.requires_grad = true;
        var captions = TestCaptioner.Captions();
        Tensor Loss()
        {
            var (loss, alpha) = decoder.Loss(annotations, captions);
            return alpha is null ? loss : loss + CaptionLoss.DoublyStochastic(alpha, captions);
        }
        // Uniform attention has a query that nothing depends on.
        GradientCheck.Parameters(decoder, Loss, idle: variant is "attention uniform" or "attention mean" ? ["attention.Wh.weight"] : []);
        annotations.grad?.fill_(0);
        GradientCheck.Input(annotations, Loss);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_packed_batch_equals_each_caption_on_its_own(string variant)
    {
        var decoder = TestCaptioner.Create(variant);
        decoder.eval();
        var annotations = TestCaptioner.Annotations();
        var captions = TestCaptioner.Captions();
        var together = decoder.call(annotations, captions).Logits;
        // In the order of the rows: the longest first.
        (int Image, long[] Words)[] said = [(1, [4, 8, 9, 10]), (0, [4, 5, 6]), (2, [5, 5, 3]), (1, [7]), (2, [])];
        foreach (var (row, (image, words)) in said.Index())
        {
            var alone = decoder.call(annotations.narrow(0, image, 1), OfOnePicture(words)).Logits;
            var mine = together.index_select(0, captions.Rows.eq(row).nonzero().view(-1));
            Assert.True(mine.allclose(alone, rtol: 1e-4, atol: 1e-5), $"caption {row}");
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Word_by_word_equals_teacher_forcing(string variant)
    {
        var decoder = TestCaptioner.Create(variant);
        decoder.eval();
        var annotations = TestCaptioner.Annotations().narrow(0, 0, 1);
        long[] words = [4, 5, 6];
        var taught = decoder.call(annotations, OfOnePicture(words)).Logits.log_softmax(1);
        using var session = new DecoderSession(decoder, annotations);
        long[] fed = [TestCaptioner.Start, .. words];
        for (var t = 0; t < fed.Length; t++)
        {
            var scores = session.Step(tensor(new[] { fed[t] }))[0];
            Assert.True(Writable(scores).allclose(Writable(taught[t]), rtol: 1e-4, atol: 1e-5), $"step {t}");
        }
    }

    private static PackedSequences OfOnePicture(long[] words) => PackedSequences.Pack([(0, words)], TestCaptioner.Start, TestCaptioner.End);

    /// <summary>The scores of what a caption can hold: all but those of <c>&lt;pad&gt;</c> and <c>&lt;start&gt;</c>.</summary>
    private static Tensor Writable(Tensor scores) => scores.narrow(0, TestCaptioner.End, TestCaptioner.Vocabulary - TestCaptioner.End);

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_first_loss_is_close_to_ln_V(string variant)
    {
        var decoder = TestCaptioner.Create(variant);
        var captions = TestCaptioner.Captions();
        var loss = decoder.Loss(TestCaptioner.Annotations(), captions).crossEntropy.ToDouble();
        Assert.InRange(loss, Math.Log(TestCaptioner.Vocabulary) - 0.3, Math.Log(TestCaptioner.Vocabulary) + 0.3);
    }

    [Fact]
    public void Attention_weights_sum_to_one_and_uniform_ones_are_equal()
    {
        var captions = TestCaptioner.Captions();
        var alpha = TestCaptioner.Create("attention lstm").call(TestCaptioner.Annotations(), captions).Alpha!;
        Assert.Equal([captions.Words, TestCaptioner.Places], alpha.shape);
        Assert.True(alpha.sum(1).allclose(ones(captions.Words)));
        var uniform = TestCaptioner.Create("attention uniform").call(TestCaptioner.Annotations(), captions).Alpha!;
        Assert.True(uniform.allclose(full_like(uniform, 1.0 / TestCaptioner.Places)));
    }

    [Theory]
    [InlineData("attention lstm")]
    [InlineData("plain rnn")]
    public void A_decoder_outlives_the_scope_it_was_made_in(string variant)
    {
        SequenceDecoder decoder;
        using (NewDisposeScope()) decoder = TestCaptioner.Create(variant);
        using (decoder)
        {
            var captions = TestCaptioner.Captions();
            var logits = decoder.call(TestCaptioner.Annotations(), captions).Logits;
            Assert.Equal([captions.Words, TestCaptioner.Vocabulary], logits.shape);
        }
    }

    [Fact]
    public void What_a_cell_remembers_beside_c_begins_with_zeros()
    {
        var decoder = (AttentionDecoder)TestCaptioner.Create($"attention {CellKind.LstmFullGateRecurrence}");
        var H = TestCaptioner.Small.Hidden;
        var start = decoder.Start(decoder.ContextOf(TestCaptioner.Annotations()));
        Assert.Equal([3, 4 * H], start.c!.shape);
        Assert.True(start.c.narrow(1, 0, H).abs().min().ToDouble() > 0);
        Assert.Equal(0, start.c.narrow(1, H, 3 * H).abs().max().ToDouble());
    }

    [Fact]
    public void The_plain_captioner_is_the_equation_of_the_slide()
    {
        // h = tanh(Wxh x + Whh h + Wih v) at the first step, h = tanh(Wxh x + Whh h) after it, y = Why h.
        var decoder = TestCaptioner.Create("plain rnn");
        var w = decoder.state_dict();
        var annotations = TestCaptioner.Annotations().narrow(0, 0, 1);
        var v = annotations.mean([1]);
        var h = zeros(1, 7);
        var expected = new List<Tensor>();
        foreach (var (word, t) in new[] { (TestCaptioner.Start, 0), (4, 1), (5, 2) })
        {
            var x = w["embedding.weight"].narrow(0, word, 1);
            var a = x.mm(w["cell.weight_ih"].t()) + w["cell.bias_ih"] + h.mm(w["cell.weight_hh"].t()) + w["cell.bias_hh"];
            h = (t == 0 ? a + v.mm(w["Wih.weight"].t()) : a).tanh();
            expected.Add(h.mm(w["Why.weight"].t()) + w["Why.bias"]);
        }
        var actual = decoder.call(annotations, PackedSequences.Pack([(0, [4L, 5])], TestCaptioner.Start, TestCaptioner.End)).Logits;
        Assert.True(actual.allclose(cat(expected), rtol: 1e-5, atol: 1e-6));
    }
}
