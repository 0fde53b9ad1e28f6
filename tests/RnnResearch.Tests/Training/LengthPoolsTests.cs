using RnnResearch.Training;

namespace RnnResearch.Tests.Training;

public class LengthPoolsTests
{
    private const int Count = 1003;
    private const int Batch = 8;
    private static readonly int[] Lengths = [.. Enumerable.Range(0, Count).Select(i => 1 + (i * 37 % 29))];

    [Fact]
    public void An_epoch_has_every_sequence_once()
    {
        var pools = Pools(seed: 1);
        var seen = Enumerable.Range(1, (int)pools.StepsPerEpoch).SelectMany(step => pools.Batch(step)).ToList();
        Assert.Equal(126, pools.StepsPerEpoch);
        Assert.Equal(Enumerable.Range(0, Count), seen.Order());
    }

    [Fact]
    public void Those_of_a_batch_are_about_as_long()
    {
        var pools = Pools(seed: 1);
        var spread = Enumerable.Range(1, 126).Average(step => Spread(pools.Batch(step)));
        Assert.InRange(spread, 0, 2); // 24 where batches are drawn
    }

    [Fact]
    public void A_step_follows_from_seed_and_epoch_alone()
    {
        var (once, again) = (Pools(seed: 1), Pools(seed: 1));
        Assert.Equal(once.Batch(130), again.Batch(130));
        Assert.Equal(once.Batch(5), again.Batch(5));
        Assert.NotEqual(once.Batch(5), once.Batch(5 + 126));
        Assert.NotEqual(once.Batch(5), Pools(seed: 2).Batch(5));
    }

    [Fact]
    public void Short_batches_do_not_all_come_first()
    {
        var pools = Pools(seed: 1);
        var means = Enumerable.Range(1, 126).Select(step => pools.Batch(step).Average(i => Lengths[i])).ToList();
        Assert.NotEqual(means.Order(), means);
    }

    private static LengthPools Pools(long seed) => new(new RandomStreams(seed), Lengths, Batch);

    private static int Spread(IReadOnlyList<int> batch) => batch.Max(i => Lengths[i]) - batch.Min(i => Lengths[i]);
}
