using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Memory;

/// <summary>Memory of large tensors is kept for the next ones, and not more of it than was in use. Alone in its collection: the memory is the process's.</summary>
[Collection(Alone.Name)]
public class LargeTensorTests
{
    private const long Floats = 1 << 18; // of a MiB

    [Fact]
    public void What_a_tensor_leaves_the_next_of_its_size_takes()
    {
        var first = Place(9 * Floats);
        Assert.Equal(first, Place(9 * Floats));
        Assert.Equal(first, Place((9 * Floats) - 1000));
    }

    [Fact]
    public void Tensors_that_live_together_do_not_share_memory()
    {
        Place(9 * Floats);
        using var one = full(9 * Floats, 1.0f);
        using var two = full(9 * Floats, 2.0f);
        Assert.Equal(1, one.max().ToSingle());
        Assert.Equal(2, two.min().ToSingle());
    }

    [Fact]
    public void What_is_kept_does_not_add_up()
    {
        var before = ResidentMiB();
        var size = 5L;
        for (; size < 200; size = (2 * size) + 1) Place(size * Floats); // 5 + 11 + 23 + 47 + 95 + 191, each too large for those before
        Assert.InRange(ResidentMiB() - before, -10_000, (191 * 9 / 8) + 30);
    }

    // Where a tensor stood that is written to and gone again.
    private static nint Place(long floats)
    {
        using var tensor = full(floats, 1.0f);
        unsafe
        {
            fixed (byte* first = tensor.bytes) return (nint)first;
        }
    }

    private static double ResidentMiB()
    {
        var pages = File.ReadAllText("/proc/self/statm").Split(' ')[1];
        return long.Parse(pages, CultureInfo.InvariantCulture) * Environment.SystemPageSize / (double)(1 << 20);
    }
}
