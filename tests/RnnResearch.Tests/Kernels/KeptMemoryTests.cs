using RnnResearch.Kernels;

namespace RnnResearch.Tests.Kernels;

public sealed unsafe class KeptMemoryTests : IDisposable
{
    private const nuint Unit = 1 << 20;

    private readonly KeptMemory memory = new();
    private readonly List<(nint Data, nuint Size)> taken = [];

    public void Dispose()
    {
        foreach (var (data, size) in taken.ToArray()) Return(data, size);
    }

    [Fact]
    public void What_came_back_is_given_out_again()
    {
        var first = Take(4 * Unit);
        Return(first.Data, first.Size);
        var second = Take(3 * Unit);
        Assert.Equal(first, second); // whole, or the next to ask for all of it would find it cut
        Assert.Equal(0u, memory.KeptSize);
    }

    [Fact]
    public void A_small_array_does_not_get_a_large_one()
    {
        var large = Take(9 * Unit);
        Return(large.Data, large.Size);
        var small = Take(4 * Unit);
        Assert.Equal(4 * Unit, small.Size); // of memory, though its address may be that of what was given back to the system
    }

    [Fact]
    public void The_best_fit_is_taken()
    {
        var all = new[] { 8u, 5u, 6u }.Select(units => Take(units * Unit)).ToArray();
        foreach (var (data, size) in all) Return(data, size);
        Assert.Equal(all[1], Take(5 * Unit));
        Assert.Equal(all[2], Take(5 * Unit));
    }

    [Fact]
    public void What_is_kept_does_not_add_up()
    {
        for (nuint size = 1; size <= 256; size = (2 * size) + 1) // each too large for those before
        {
            var (data, had) = Take(size * Unit);
            Return(data, had);
            Assert.True(memory.KeptSize <= size * Unit * 9 / 8, $"{memory.KeptSize} bytes are kept after one array of {size * Unit}");
        }
    }

    [Fact]
    public void Every_array_begins_with_a_cache_line()
    {
        foreach (var size in new nuint[] { 1, 100, (256 * 1024) - 1, 256 * 1024, 5 * Unit }) Assert.Equal(0, Take(size).Data % 64);
    }

    private (nint Data, nuint Size) Take(nuint size)
    {
        var data = (nint)memory.Take(ref size);
        taken.Add((data, size));
        return (data, size);
    }

    private void Return(nint data, nuint size)
    {
        memory.Return((void*)data, size);
        taken.Remove((data, size));
    }
}
