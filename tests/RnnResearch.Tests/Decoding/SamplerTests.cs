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
    public void A_temperature_of_zero_is_refused_with_the_way_out()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Sampler.Sample(new ScriptedSession(1, Coin), 0, 1, 5, 0, new Generator(7)));
        Assert.Contains("Greedy", error.Message);
    }
}
