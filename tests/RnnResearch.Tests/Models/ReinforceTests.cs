using RnnResearch.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

/// <summary>The two terms that teach hard attention where to look: by hand, and beside all that can be drawn.</summary>
public sealed class ReinforceTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public ReinforceTests() => manual_seed(2);

    /// <summary>Captions of 2 words and 1, packed: rows 0, 1, 0.</summary>
    private static PackedSequences Captions => PackedSequences.Pack([(0, [5L]), (1, [])], start: 1, end: 2);

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Advantage_and_baseline_are_what_they_are_by_hand()
    {
        var reinforce = new Reinforce(new() { Reinforce = 0.5, Entropy = 0 }, baseline: -1.5);
        var alpha = tensor(new[,] { { 0.5, 0.5 }, { 0.2, 0.8 }, { 0.25, 0.75 } });
        var drawn = tensor(new[,] { { 1.0, 0 }, { 0, 1 }, { 1, 0 } });
        // The captions' log p are -1 - 3 and -2: -4 + 2 · 1.5 = -1 and -2 + 1.5 = -0.5 above the baseline.
        var loss = reinforce.Loss(new HardLoss(tensor([1.0, 2, 3]), alpha, drawn), Captions);
        Assert.Equal(-0.5 / 3 * ((-1 * (Math.Log(0.5) + Math.Log(0.25))) + (-0.5 * Math.Log(0.8))), loss.ToDouble(), 12);
        Assert.Equal((0.9 * -1.5) + (0.1 * -2), reinforce.Baseline, 12);
    }

    [Fact]
    public void A_picture_that_is_read_softly_moves_neither_the_baseline_nor_alpha()
    {
        var reinforce = new Reinforce(new() { Reinforce = 1, Entropy = 0 }, baseline: -1);
        var alpha = tensor(new[,] { { 0.5, 0.5 }, { 0.2, 0.8 }, { 0.25, 0.75 } }, requires_grad: true);
        var softly = tensor(new[,] { { 1.0, 0 }, { 0, 0 }, { 1, 0 } }); // the second caption
        reinforce.Loss(new HardLoss(tensor([1.0, 2, 3]), alpha, softly), Captions).backward();
        Assert.Equal(-1.1, reinforce.Baseline, 12);                      // the mean of 1 and 3
        Assert.Equal([0, 0], alpha.grad![1].data<double>().ToArray());
        Assert.Equal(2.0 / 3 / 0.5, alpha.grad[0, 0].ToDouble(), 12);    // -1/S (-4 + 2) / alpha
        Assert.Equal(0, reinforce.Loss(new HardLoss(tensor([1.0, 2, 3]), alpha, zeros_like(softly)), Captions).ToDouble());
        Assert.Equal(-1.1, reinforce.Baseline, 12);
    }

    [Fact]
    public void The_entropy_is_what_it_is_by_hand_where_alpha_is_zero_too()
    {
        var reinforce = new Reinforce(new() { Entropy = 0.6, Reinforce = 1 }, baseline: 0);
        var alpha = tensor(new[,] { { 0.5, 0.5 }, { 0, 1 }, { 0.2, 0.8 } }, requires_grad: true);
        var loss = reinforce.Loss(new HardLoss(tensor([1.0, 2, 3]), alpha, zeros(3, 2, ScalarType.Float64)), Captions);
        Assert.Equal(-0.2 * (Math.Log(2) - (0.2 * Math.Log(0.2)) - (0.8 * Math.Log(0.8))), loss.ToDouble(), 12);
        loss.backward();
        Assert.Equal(0.2 * (Math.Log(0.2) + 1), alpha.grad![2, 0].ToDouble(), 12);
        Assert.True(alpha.grad.isfinite().all().ToBoolean());
    }

    /// <summary>Over all paths through two places, weighted by their probabilities, it is that of the bound (equation 11).</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(-1.3)]
    public void In_the_mean_the_gradient_is_that_of_the_expected_log_likelihood(double baseline)
    {
        var hard = new HardAttentionConfig { Reinforce = 1, Entropy = 0 };
        var config = TestCaptioner.Small with { Attention = TestCaptioner.Small.Attention with { SeeWord = true, Hard = hard } };
        var decoder = TestCaptioner.Create(config).to(ScalarType.Float64);
        var captions = PackedSequences.Pack([(0, [4L, 5]), (0, [6L])], TestCaptioner.Start, TestCaptioner.End);
        var annotations = randn(1, 2, TestCaptioner.Channels, dtype: ScalarType.Float64);
        var paths = Enumerable.Range(0, 1 << (int)captions.Words).Select(path => tensor(
            [.. Enumerable.Range(0, (int)captions.Words).Select(word => ((path >> word) & 1) * (1 - 1e-9))]));
        var (exact, drawn, all) = (tensor(0.0), tensor(0.0), 0.0);
        foreach (var path in paths)
        {
            var words = decoder.LossOfEach(annotations, captions, path);
            var p = (words.Drawn * words.Alpha.log()).sum().exp();
            exact += p * words.Nats.mean();
            drawn += p.detach() * (words.Nats.mean() + new Reinforce(hard, baseline).Loss(words, captions));
            all += p.ToDouble();
        }
        Assert.Equal(1, all, 10);
        var (expected, actual) = (Gradients(decoder, exact), Gradients(decoder, drawn));
        Assert.Contains("attention.Wh.weight", expected.Keys);
        Assert.True(expected["attention.Wh.weight"].abs().max().ToDouble() > 1e-5);
        foreach (var (name, gradient) in expected) Assert.True(gradient.allclose(actual[name], rtol: 1e-7, atol: 1e-11), name);
    }

    private static Dictionary<string, Tensor> Gradients(SequenceDecoder decoder, Tensor loss)
    {
        decoder.zero_grad();
        loss.backward([], retain_graph: true);
        return decoder.named_parameters().Where(item => item.parameter.grad is not null)
            .ToDictionary(item => item.name, item => item.parameter.grad!.clone());
    }
}
