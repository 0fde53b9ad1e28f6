using RnnResearch.Decoding;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Decoding;

public sealed class SamplerTests
{
    private static double[] Coin(IReadOnlyList<long> written) => [1e-9, 1e-9, 0.7, 0.3];

    [Theory]
    [InlineData(1.0, 0.3)]
    [InlineData(0.5, 0.155)] // 0.3² / (0.7² + 0.3²)
    public void Temperature_sharpens_the_distribution(double temperature, double expected)
    {
        using var scope = NewDisposeScope();
        var written = Sampler.Sample(new ScriptedSession(200, Coin), 0, 1, maxLength: 20, temperature, new Generator(7));
        var tokens = written.SelectMany(hypothesis => hypothesis.Tokens).ToList();
        Assert.Equal(expected, tokens.Count(token => token == 3) / (double)tokens.Count, 0.03);
    }

    [Fact]
    public void A_configured_temperature_draws_and_the_same_seed_draws_the_same()
    {
        using var scope = NewDisposeScope();
        var draws = Array.ConvertAll(new long[] { 1, 1, 2 }, seed => Write(new DecodeConfig { Temperature = 1, MaxLength = 20 }, seed));
        Assert.Equal(draws[0], draws[1]);
        Assert.NotEqual(draws[0], draws[2]);
        Assert.All(Write(new DecodeConfig { Beam = 1, MaxLength = 20 }, seed: 1), token => Assert.Equal(2, token));
    }

    [Theory]
    [InlineData(null, null, 3, 0.7)]
    [InlineData(5, null, 5, 0.0)]
    [InlineData(null, 1.5, 3, 1.5)]
    public void What_is_asked_for_goes_over_what_is_configured(int? beam, double? temperature, int expectedBeam, double expectedTemperature)
    {
        var configured = new DecodeConfig { Beam = 3, Temperature = 0.7, MaxLength = 9 };
        var expected = configured with { Beam = expectedBeam, Temperature = expectedTemperature };
        Assert.Equal(expected, new DecodeOverride(beam, temperature).Over(configured));
    }

    [Fact]
    public void A_temperature_of_zero_is_refused_with_the_way_out()
    {
        using var scope = NewDisposeScope();
        var session = new ScriptedSession(1, Coin);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Sampler.Sample(session, 0, 1, 5, 0, new Generator(7)));
        Assert.Contains("Greedy", error.Message);
    }

    private static long[] Write(DecodeConfig config, long seed)
    {
        using var session = new ScriptedSession(50, Coin);
        return [.. SequenceWriter.Write(session, 0, 1, config, seed).SelectMany(hypothesis => hypothesis.Tokens)];
    }
}
