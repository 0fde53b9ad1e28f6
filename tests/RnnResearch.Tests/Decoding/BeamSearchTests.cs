using RnnResearch.Decoding;
using RnnResearch.Models;
using RnnResearch.Tests.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Decoding;

public sealed class BeamSearchTests : IDisposable
{
    private const long Start = 0;
    private const long End = 1;
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    /// <summary>Token 2 looks best at first, but whoever takes 3 ends at once with certainty.</summary>
    private static double[] GardenPath(IReadOnlyList<long> written) => written.Count == 1
        ? [0.01, 0.01, 0.54, 0.44]
        : written[1] == 3 ? [0.01, 0.97, 0.01, 0.01] : [0.25, 0.25, 0.25, 0.25];

    [Fact]
    public void Greedy_walks_into_the_garden_path_and_a_beam_of_two_does_not()
    {
        var greedy = Sampler.Greedy(new ScriptedSession(1, GardenPath), Start, End, maxLength: 5)[0];
        Assert.Equal(2, greedy.Tokens[0]);
        var best = BeamSearch.Run(new ScriptedSession(1, GardenPath), Start, End, new DecodeConfig { Beam = 2, MaxLength = 5 })[0];
        Assert.Equal([3], best.Tokens);
        Assert.True(best.Finished);
        Assert.Equal(Math.Log(0.44 * 0.97), best.LogProbability, 5);
    }

    [Fact]
    public void A_beam_as_wide_as_the_tree_finds_the_likeliest_of_all_sequences()
    {
        static double[] Next(IReadOnlyList<long> written)
        {
            var random = new Random(written.Aggregate(17, (hash, token) => (hash * 31) + (int)token));
            var raw = Enumerable.Range(0, 4).Select(_ => 0.05 + random.NextDouble()).ToArray();
            return [.. raw.Select(p => p / raw.Sum())];
        }
        (double LogP, long[] Tokens) Best(long[] written, double logp, int depth)
        {
            var next = Next([Start, .. written]);
            var ended = (LogP: logp + Math.Log(next[End]), Tokens: written);
            if (depth == 3) return ended;
            foreach (var token in new long[] { 0, 2, 3 })
                if (Best([.. written, token], logp + Math.Log(next[token]), depth + 1) is var deeper && deeper.LogP > ended.LogP) ended = deeper;
            return ended;
        }
        var expected = Best([], 0, 0);
        var found = BeamSearch.Run(new ScriptedSession(1, Next), Start, End, new DecodeConfig { Beam = 200, MaxLength = 4 })[0];
        Assert.Equal(expected.Tokens, found.Tokens);
        Assert.Equal(expected.LogP, found.LogProbability, 4);
    }

    [Fact]
    public void When_none_ends_the_best_unfinished_beam_is_the_answer()
    {
        static double[] Endless(IReadOnlyList<long> written) => [0.1, 1e-12, 0.6, 0.3];
        var best = BeamSearch.Run(new ScriptedSession(1, Endless), Start, End, new DecodeConfig { Beam = 3, MaxLength = 4 })[0];
        Assert.False(best.Finished);
        Assert.Equal([2, 2, 2, 2], best.Tokens);
    }

    [Theory]
    [InlineData("attention lstm")]
    [InlineData("plain rnn")]
    public void A_beam_of_one_equals_greedy_exactly(string variant)
    {
        manual_seed(5);
        var decoder = TestCaptioner.Create(variant);
        decoder.eval();
        var annotations = randn(20, TestCaptioner.Places, TestCaptioner.Channels);
        using var one = new CaptionSession(decoder, annotations);
        using var two = new CaptionSession(decoder, annotations);
        var greedy = Sampler.Greedy(one, TestCaptioner.Start, TestCaptioner.End, maxLength: 12);
        var beam = BeamSearch.Run(two, TestCaptioner.Start, TestCaptioner.End, new DecodeConfig { Beam = 1, MaxLength = 12 });
        foreach (var (a, b) in greedy.Zip(beam))
        {
            Assert.Equal(a.Tokens, b.Tokens);
            Assert.Equal(a.LogProbability, b.LogProbability);
            Assert.Equal(a.Finished, b.Finished);
            Assert.Equal(a.Attention.Count, b.Attention.Count);
        }
    }

    [Fact]
    public void Several_sequences_in_one_batch_equal_each_on_its_own()
    {
        manual_seed(6);
        var decoder = TestCaptioner.Create("attention lstm");
        decoder.eval();
        var annotations = randn(6, TestCaptioner.Places, TestCaptioner.Channels);
        var config = new DecodeConfig { Beam = 3, MaxLength = 8 };
        using var all = new CaptionSession(decoder, annotations);
        var together = BeamSearch.Run(all, TestCaptioner.Start, TestCaptioner.End, config);
        for (var i = 0; i < 6; i++)
        {
            using var single = new CaptionSession(decoder, annotations.narrow(0, i, 1));
            var alone = BeamSearch.Run(single, TestCaptioner.Start, TestCaptioner.End, config)[0];
            Assert.Equal(alone.Tokens, together[i].Tokens);
            Assert.Equal(alone.LogProbability, together[i].LogProbability, 4);
        }
    }
}
