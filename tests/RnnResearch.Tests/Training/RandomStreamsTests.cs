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
        long[] others = [streams.Seed("order", 4), streams.Seed("dropout", 3), new RandomStreams(2).Seed("order", 3), streams.Seed("order", 3)];
        Assert.Equal(4, others.Distinct().Count());
        Assert.All(others, seed => Assert.True(seed >= 0));
    }

    [Fact]
    public void The_seeds_stay_the_same_from_release_to_release()
    {
        Assert.Equal(8372454596974368053, new RandomStreams(1).Seed("order", 3));
    }

    [Fact]
    public void Drawing_from_one_stream_changes_no_other()
    {
        var streams = new RandomStreams(1);
        using var scope = torch.NewDisposeScope();
        using var order = streams.Generator("order", 1);
        var expected = torch.randn(4, generator: order).data<float>().ToArray();
        streams.SeedGlobal("dropout", 1);
        torch.randn(100);
        using var again = streams.Generator("order", 1);
        Assert.Equal(expected, torch.randn(4, generator: again).data<float>().ToArray());
    }
}
