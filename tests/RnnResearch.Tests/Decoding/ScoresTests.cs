using RnnResearch.Decoding;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Decoding;

/// <summary>Scores that are not numbers are said to be so, by whatever reads them.</summary>
public sealed class ScoresTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(double.NaN, 3)]
    public void A_beam_search_ends_in_a_sentence(double bad, int beam)
    {
        var session = new ScriptedSession(2, written => written.Count < 3 ? [0.1, 0.1, 0.8] : [0.5, 0.2, bad]);
        var error = Assert.Throws<ScoresException>(() => BeamSearch.Run(session, 0, 1, new DecodeConfig { Beam = beam }));
        Assert.Equal("the model's scores are not numbers, so nothing can be written with it", error.Message);
    }

    [Fact]
    public void So_do_greedy_and_drawn_sequences()
    {
        static double[] Bad(IReadOnlyList<long> written) => [double.NaN, 0.5, 0.5];
        using var generator = new Generator(1);
        Assert.Throws<ScoresException>(() => Sampler.Greedy(new ScriptedSession(1, Bad), 0, 1, 5));
        Assert.Throws<ScoresException>(() => Sampler.Sample(new ScriptedSession(1, Bad), 0, 1, 5, 1.0, generator));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void So_does_a_choice_of_a_token(float bad)
    {
        using var generator = new Generator(1);
        foreach (var choice in new TokenChoice[] { new(), new() { Temperature = 0 }, new() { TopK = 2 }, new() { TopP = 0.5 } })
            Assert.Throws<ScoresException>(() => new TokenChooser(choice, generator).Choose([1, bad, 2]));
    }

    [Fact]
    public void Scores_of_what_cannot_follow_may_be_minus_infinite()
    {
        using var generator = new Generator(1);
        Assert.Equal(2, new TokenChooser(new TokenChoice(), generator).Choose([float.NegativeInfinity, float.NegativeInfinity, 1]));
    }

    [Fact]
    public void Whose_scores_they_are_is_said_where_it_is_known()
    {
        static IEnumerable<int> Pieces()
        {
            yield return 1;
            throw new ScoresException();
        }
        var read = new List<int>();
        var error = Assert.Throws<ScoresException>(() => read.AddRange(ScoresException.Naming("results/x/latest, step 7", Pieces())));
        Assert.StartsWith("results/x/latest, step 7: the model's scores are not numbers", error.Message);
    }
}
