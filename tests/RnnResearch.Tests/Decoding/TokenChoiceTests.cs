using RnnResearch.Decoding;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Decoding;

public sealed class TokenChoiceTests : IDisposable
{
    /// <summary>Probabilities out of order, so that an id is not its rank.</summary>
    private static readonly double[] P = [0.1, 0.4, 0.05, 0.3, 0.15];

    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.5)]
    [InlineData(2.0)]
    public void Tokens_are_drawn_as_often_as_the_softmax_says(double temperature)
    {
        var powers = P.Select(p => Math.Pow(p, 1 / temperature)).ToArray();
        AssertDrawnLike([.. powers.Select(power => power / powers.Sum())], new TokenChoice { Temperature = temperature });
    }

    [Theory]
    [InlineData(1, new[] { 1 })]
    [InlineData(2, new[] { 1, 3 })]
    [InlineData(4, new[] { 0, 1, 3, 4 })]
    [InlineData(5, new[] { 0, 1, 2, 3, 4 })]
    [InlineData(9, new[] { 0, 1, 2, 3, 4 })] // more than there are
    public void Top_k_draws_from_the_k_likeliest(int k, int[] kept) => AssertDrawnLike(Among(kept), new TokenChoice { TopK = k });

    [Theory]
    [InlineData(0.01, new[] { 1 })] // always at least one
    [InlineData(0.39, new[] { 1 })]
    [InlineData(0.41, new[] { 1, 3 })]
    [InlineData(0.69, new[] { 1, 3 })]
    [InlineData(0.71, new[] { 1, 3, 4 })]
    [InlineData(0.96, new[] { 0, 1, 2, 3, 4 })]
    [InlineData(1, new[] { 0, 1, 2, 3, 4 })]
    public void Top_p_draws_from_the_fewest_that_reach_p(double p, int[] kept) =>
        AssertDrawnLike(Among(kept), new TokenChoice { TopP = p });

    [Fact]
    public void Of_two_cuts_the_narrower_one_holds()
    {
        AssertDrawnLike(Among([1, 3]), new TokenChoice { TopK = 2, TopP = 0.9 });
        AssertDrawnLike(Among([1]), new TokenChoice { TopK = 3, TopP = 0.3 });
    }

    [Fact]
    public void The_temperature_goes_before_the_cut()
    {
        // At 0.5 the two likeliest have 0.16 and 0.09 of 0.285: the first alone reaches a half.
        AssertDrawnLike(Among([1]), new TokenChoice { Temperature = 0.5, TopP = 0.5 });
        AssertDrawnLike(Among([1, 3]), new TokenChoice { TopP = 0.5 });
    }

    [Fact]
    public void At_zero_and_as_near_as_can_be_it_is_the_likeliest()
    {
        foreach (var temperature in new[] { 0, 1e-3, 1e-50, double.Epsilon })
            AssertDrawnLike(Among([1]), new TokenChoice { Temperature = temperature });
    }

    [Fact]
    public void The_same_seed_draws_the_same_and_another_something_else()
    {
        var draws = Array.ConvertAll(new ulong[] { 3, 3, 4 }, seed => Draw(new TokenChoice(), rows: 50, seed));
        Assert.Equal(draws[0], draws[1]);
        Assert.NotEqual(draws[0], draws[2]);
    }

    [Fact]
    public void A_cut_at_temperature_zero_is_refused_with_the_way_out()
    {
        foreach (var choice in new[] { new TokenChoice { Temperature = 0, TopK = 3 }, new TokenChoice { Temperature = 0, TopP = 0.9 } })
            Assert.Contains("set a temperature above 0", Assert.Single(choice.Check()).Message);
        Assert.Empty(new TokenChoice { Temperature = 0 }.Check());
        Assert.Empty(new TokenChoice { TopK = 3, TopP = 0.9 }.Check());
    }

    /// <summary>The probabilities of some tokens alone.</summary>
    private static double[] Among(int[] kept)
    {
        var sum = kept.Sum(id => P[id]);
        return [.. P.Select((p, id) => kept.Contains(id) ? p / sum : 0)];
    }

    /// <summary>
    /// Asserts that 20,000 draws are spread as expected: chi-square below its 99.9 % quantile for four degrees of freedom.
    /// </summary>
    private static void AssertDrawnLike(double[] expected, TokenChoice choice)
    {
        const int Rows = 20_000;
        var drawn = Draw(choice, Rows, seed: 1).CountBy(id => id).ToDictionary();
        var distance = 0.0;
        for (var id = 0; id < expected.Length; id++)
        {
            var (count, mean) = (drawn.GetValueOrDefault(id), Rows * expected[id]);
            if (mean == 0) Assert.Equal(0, count);
            else distance += (count - mean) * (count - mean) / mean;
        }
        Assert.True(distance < 18.5, $"chi-square is {distance:F1}: {string.Join(", ", drawn.OrderBy(pair => pair.Key))}");
    }

    private static long[] Draw(TokenChoice choice, int rows, ulong seed)
    {
        var scores = Array.ConvertAll(P, p => (float)Math.Log(p) + 5); // scores need not be log-probabilities
        using var generator = new Generator(seed);
        var chooser = new TokenChooser(choice, generator);
        return Array.ConvertAll(new int[rows], _ => chooser.Choose(scores));
    }
}
