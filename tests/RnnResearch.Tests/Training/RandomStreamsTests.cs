using RnnResearch.Training;
using TorchSharp;

namespace RnnResearch.Tests.Training;

public class RandomStreamsTests
{
    [Fact]
    public void A_seed_depends_on_experiment_stream_and_step_and_on_nothing_else()
    {
        var streams = new RandomStreams(1);
        Assert.Equal(streams.Seed("order", 3), new RandomStreams(1).Seed("order", 3));
        long[] seeds =
            [streams.Seed("order", 4), streams.Seed("dropout", 3), new RandomStreams(2).Seed("order", 3), streams.Seed("order", 3)];
        Assert.Equal(4, seeds.Distinct().Count());
        Assert.All(seeds, seed => Assert.True(seed >= 0));
    }

    [Fact]
    public void The_seeds_stay_the_same_from_release_to_release()
    {
        Assert.Equal(8372454596974368053, new RandomStreams(1).Seed("order", 3));
    }

    [Fact]
    public void Drawing_from_one_stream_changes_no_other()
    {
        using var scope = torch.NewDisposeScope();
        var streams = new RandomStreams(1);
        using var alone = streams.Generator("order", 1);
        using var order = streams.Generator("order", 1);
        using var sampling = streams.Generator("sampling", 1);
        float[] expected = [.. Draw(alone), .. Draw(alone)];
        var before = Draw(order);
        streams.SeedGlobal("dropout", 1);
        Draw(sampling);
        Draw(null);
        Assert.Equal(expected, before.Concat(Draw(order)));

        // Nor does a stream of its own change the global one, which dropout draws from.
        streams.SeedGlobal("dropout", 1);
        float[] undisturbed = [.. Draw(null), .. Draw(null)];
        streams.SeedGlobal("dropout", 1);
        before = Draw(null);
        using var another = streams.Generator("sampling", 2);
        Draw(another);
        Assert.Equal(undisturbed, before.Concat(Draw(null)));
        Assert.NotEqual(undisturbed, expected);
    }

    /// <summary>Five numbers of a generator, or of the global one.</summary>
    private static float[] Draw(torch.Generator? generator) => torch.rand(5, generator: generator).data<float>().ToArray();
}
