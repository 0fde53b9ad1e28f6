using RnnResearch.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

/// <summary>Which place is read, and for which words chance decides.</summary>
public sealed class HardAttentionTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public HardAttentionTests() => manual_seed(5);

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(0, new[] { 1f, 0, 0 })]
    [InlineData(0.19, new[] { 1f, 0, 0 })]
    [InlineData(0.21, new[] { 0f, 1, 0 })]
    [InlineData(0.69, new[] { 0f, 1, 0 })]
    [InlineData(0.71, new[] { 0f, 0, 1 })]
    [InlineData(HardAttention.Likeliest, new[] { 0f, 1, 0 })]
    [InlineData(HardAttention.Softly, new[] { 0.2f, 0.5f, 0.3f })]
    public void The_place_is_the_first_at_which_alpha_summed_up_exceeds_the_chance(double chance, float[] expected)
    {
        var alpha = tensor(new[] { 0.2f, 0.5f, 0.3f }).unsqueeze(0);
        Assert.Equal(expected, HardAttention.Weights(alpha, tensor([(float)chance])).data<float>().ToArray());
    }

    [Fact]
    public void Where_no_sum_exceeds_the_chance_by_rounding_it_is_the_last_place()
    {
        var alpha = tensor(new[] { 0.4f, 0.3f, 0.2f }).unsqueeze(0);
        Assert.Equal([0, 0, 1], HardAttention.Weights(alpha, tensor([0.95f])).data<float>().ToArray());
    }

    [Fact]
    public void Places_are_drawn_as_often_as_alpha_says()
    {
        var alpha = tensor(new[] { 0.1, 0.6, 0.0, 0.3 }).expand(20_000, 4);
        var often = HardAttention.Weights(alpha, rand(20_000, dtype: ScalarType.Float64)).mean([0]);
        Assert.True(often.allclose(alpha[0], rtol: 0, atol: 0.015), often.ToString(TorchSharp.TensorStringStyle.Julia));
        Assert.Equal(0, often[2].ToDouble());
    }

    [Fact]
    public void Only_what_is_read_softly_has_a_gradient_at_alpha()
    {
        var alpha = tensor(new[,] { { 0.3, 0.7 }, { 0.3, 0.7 }, { 0.3, 0.7 } }, requires_grad: true);
        var weights = HardAttention.Weights(alpha, tensor([0.5, HardAttention.Softly, HardAttention.Likeliest]));
        weights.sum().backward();
        Assert.Equal([0, 0, 1, 1, 0, 0], alpha.grad!.data<double>().ToArray());
    }

    [Fact]
    public void A_picture_is_read_softly_or_by_chance_in_all_words_of_all_its_captions()
    {
        var captions = TestCaptioner.Captions();
        var seen = new HashSet<string>();
        for (var i = 0; i < 60; i++)
        {
            var chances = HardAttention.Draw(captions, sources: 3, softShare: 0.5, ScalarType.Float64);
            var sources = captions.Sources.index_select(0, captions.Rows).data<long>().ToArray();
            var soft = chances.data<double>().ToArray().Select(chance => chance == HardAttention.Softly).ToArray();
            var each = Enumerable.Range(0, 3).Select(source => soft.Where((_, word) => sources[word] == source).Distinct().Single());
            seen.Add(string.Join(' ', each));
            Assert.All(chances.data<double>().ToArray(), chance => Assert.True(chance is HardAttention.Softly or (>= 0 and < 1)));
        }
        Assert.Equal(8, seen.Count);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void A_share_of_none_or_of_all_is_just_that(double share, double softly)
    {
        var chances = HardAttention.Draw(TestCaptioner.Captions(), sources: 3, share, ScalarType.Float32);
        Assert.Equal(softly, chances.lt(0).to(ScalarType.Float32).mean().ToDouble());
    }
}
