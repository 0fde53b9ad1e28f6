using RnnResearch.Kernels;

namespace RnnResearch.Tests.Kernels;

public sealed class CrewTests
{
    [Fact]
    public void Every_share_is_done_once_before_it_returns()
    {
        for (var round = 0; round < 2000; round++)
        {
            var (shares, done) = (1 + (round % 4), new int[4]);
            Crew.Run(shares, share => done[share]++);
            Assert.Equal(Enumerable.Range(0, 4).Select(share => share < shares ? 1 : 0), done);
            if (round % 500 == 0) Thread.Sleep(5); // long enough for its members to fall asleep
        }
    }

    [Fact]
    public void Shares_run_at_the_same_time()
    {
        using var both = new Barrier(2);
        Crew.Run(2, _ => Assert.True(both.SignalAndWait(TimeSpan.FromSeconds(20))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void What_goes_wrong_in_a_share_reaches_the_caller_and_the_next_work_runs(int wrong)
    {
        Assert.Equal("wrong", Assert.Throws<InvalidOperationException>(() => Crew.Run(2, share => Fail(share == wrong))).Message);
        var done = 0;
        Crew.Run(2, _ => Interlocked.Increment(ref done));
        Assert.Equal(2, done);

        static void Fail(bool now)
        {
            if (now) throw new InvalidOperationException("wrong");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Nobody_still_writes_when_a_share_has_thrown(int wrong)
    {
        var done = 0;
        void Work(int share)
        {
            if (share == wrong) throw new InvalidOperationException("wrong");
            Thread.Sleep(30);
            Interlocked.Increment(ref done);
        }
        Assert.Throws<InvalidOperationException>(() => Crew.Run(4, Work));
        Assert.Equal(3, done);
    }

    [Fact]
    public void Work_inside_work_and_work_of_many_threads_is_done_too()
    {
        var done = 0;
        Parallel.For(0, 8, _ => Crew.Run(2, _ => Crew.Run(3, _ => Interlocked.Increment(ref done))));
        Assert.Equal(8 * 2 * 3, done);
    }

    [Theory]
    [InlineData(10, 3)]
    [InlineData(2, 3)]
    [InlineData(0, 2)]
    public void Shares_cover_everything_once(int count, int workers)
    {
        var shares = Enumerable.Range(0, workers).Select(worker => Crew.Share(count, worker, workers));
        Assert.Equal(Enumerable.Range(0, count), shares.SelectMany(share => Enumerable.Range(share.From, share.To - share.From)));
    }
}
