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
            {
                var deeper = Best([.. written, token], logp + Math.Log(next[token]), depth + 1);
                if (deeper.LogP > ended.LogP) ended = deeper;
            }
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

    /// <summary>
    /// Of the beginnings 2, 3 and 4, in this order at first, the second comes to the front and then the third; last of all
    /// <paramref name="winner"/> ends.
    /// </summary>
    private static double[] Overtaking(IReadOnlyList<long> written, long winner) => string.Concat(written.Skip(1)) switch
    {
        "" => [0.005, 0.005, 0.5, 0.3, 0.19],
        "2" => [0.01, 0.01, 0.38, 0.3, 0.3],   // 22 0.190
        "3" => [0.01, 0.01, 0.04, 0.04, 0.9],  // 34 0.270
        "4" => [0.01, 0.01, 0.95, 0.02, 0.01], // 42 0.181
        "22" => [0.1, 0.1, 0.1, 0.1, 0.6],     // 224 0.114
        "34" => [0.01, 0.01, 0.5, 0.3, 0.18],  // 342 0.135
        "42" => [0.03, 0.03, 0.02, 0.9, 0.02], // 423 0.162
        _ when written[1] == winner => [0.01, 0.96, 0.01, 0.01, 0.01],
        _ => [0.2, 0.2, 0.2, 0.2, 0.2],
    };

    [Theory]
    [InlineData(2, new long[] { 2, 2, 4 })]
    [InlineData(3, new long[] { 3, 4, 2 })]
    [InlineData(4, new long[] { 4, 2, 3 })]
    public void Attention_stays_with_its_sequence_when_beams_overtake_each_other(long winner, long[] expected)
    {
        static float[] Looks(IReadOnlyList<long> written) => [written.Count, float.Parse(string.Concat(written))];
        var session = new ScriptedSession(2, written => Overtaking(written, winner), Looks);
        foreach (var best in BeamSearch.Run(session, Start, End, new DecodeConfig { Beam = 3, MaxLength = 5 }))
        {
            Assert.Equal(expected, best.Tokens);
            Assert.Equal(expected.Select((_, i) => Looks([Start, .. expected[..i]])), best.Attention);
        }
    }

    [Fact]
    public void A_beam_looked_where_teacher_forcing_of_its_words_looks()
    {
        manual_seed(7);
        var decoder = TestCaptioner.Create("attention word");
        decoder.eval();
        using (no_grad())
            foreach (var parameter in decoder.parameters()) parameter.mul_(4); // an untrained decoder looks almost the same way everywhere
        var annotations = randn(10, TestCaptioner.Places, TestCaptioner.Channels);
        using var session = new DecoderSession(decoder, annotations);
        var written = BeamSearch.Run(session, TestCaptioner.Start, TestCaptioner.End, new DecodeConfig { Beam = 3, MaxLength = 8 });
        for (var picture = 0; picture < 10; picture++)
        {
            var best = written[picture];
            var captions = PackedSequences.Pack([(picture, best.Tokens)], TestCaptioner.Start, TestCaptioner.End);
            var taught = decoder.call(annotations, captions).Alpha!;
            Assert.Equal(best.Tokens.Count, best.Attention.Count);
            for (var i = 0; i < best.Tokens.Count; i++)
                Assert.True(tensor(best.Attention[i]).allclose(taught[i], rtol: 1e-4, atol: 1e-5), $"picture {picture}, word {i}");
        }
    }

    [Theory]
    [InlineData(0.0, new long[] { 3 })]
    [InlineData(0.45, new long[] { 3 })]
    [InlineData(0.55, new long[] { 2, 2, 2 })]
    [InlineData(1.0, new long[] { 2, 2, 2 })]
    public void Ended_beams_are_ranked_by_log_p_over_length_to_the_alpha(double alpha, long[] expected)
    {
        // 3 <end>:     log(0.4 · 0.9)    = -1.0217 of length 2.
        // 2 2 2 <end>: log(0.5 · 0.778³) = -1.4462 of length 4, better once 2^alpha > 1.4462 / 1.0217, alpha > 0.5014.
        static double[] Next(IReadOnlyList<long> written) => string.Concat(written.Skip(1)) switch
        {
            "" => [0.05, 0.05, 0.5, 0.4],
            "2" or "22" => [0.074, 0.074, 0.778, 0.074],
            "222" => [0.074, 0.778, 0.074, 0.074],
            _ => [0.03, 0.9, 0.04, 0.03],
        };
        var config = new DecodeConfig { Beam = 2, MaxLength = 6, LengthAlpha = alpha };
        var best = BeamSearch.Run(new ScriptedSession(1, Next), Start, End, config)[0];
        Assert.Equal(expected, best.Tokens);
        Assert.Equal(expected.Length == 1 ? -1.0217 : -1.4462, best.LogProbability, 4); // the rank alone depends on alpha
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
        using var one = new DecoderSession(decoder, annotations);
        using var two = new DecoderSession(decoder, annotations);
        var greedy = Sampler.Greedy(one, TestCaptioner.Start, TestCaptioner.End, maxLength: 12);
        var beam = BeamSearch.Run(two, TestCaptioner.Start, TestCaptioner.End, new DecodeConfig { Beam = 1, MaxLength = 12 });
        Assert.Equal((20, 20), (greedy.Count, beam.Count));
        foreach (var (a, b) in greedy.Zip(beam))
        {
            Assert.Equal(a.Tokens, b.Tokens);
            Assert.Equal(a.LogProbability, b.LogProbability);
            Assert.Equal(a.Finished, b.Finished);
            Assert.Equal(decoder.HasAttention ? a.Tokens.Count : 0, a.Attention.Count);
            Assert.Equal(a.Attention, b.Attention);
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
        using var all = new DecoderSession(decoder, annotations);
        var together = BeamSearch.Run(all, TestCaptioner.Start, TestCaptioner.End, config);
        for (var i = 0; i < 6; i++)
        {
            using var single = new DecoderSession(decoder, annotations.narrow(0, i, 1));
            var alone = BeamSearch.Run(single, TestCaptioner.Start, TestCaptioner.End, config)[0];
            Assert.Equal(alone.Tokens, together[i].Tokens);
            Assert.Equal(alone.LogProbability, together[i].LogProbability, 4);
        }
    }

    [Fact]
    public void All_beams_are_kept_best_first_those_that_ended_before_the_others()
    {
        static double[] Next(IReadOnlyList<long> written) => [0.1, 0.3, 0.4, 0.2];
        var config = new DecodeConfig { Beam = 4, MaxLength = 3 };
        var all = BeamSearch.RunAll(new ScriptedSession(2, Next), Start, End, config)[1];
        var best = BeamSearch.Run(new ScriptedSession(2, Next), Start, End, config)[1];

        Assert.Equal(best.Tokens, all[0].Tokens);
        Assert.Equal(config.Beam, all.Select(beam => string.Join(' ', beam.Tokens)).Distinct().Count());
        Assert.Equal(all.OrderByDescending(beam => beam.Finished).ThenByDescending(beam => beam.LogProbability), all);
        Assert.Contains(all, beam => !beam.Finished);
    }
}
