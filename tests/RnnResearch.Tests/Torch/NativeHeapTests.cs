using System.Globalization;
using RnnResearch.Torch;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Torch;

public sealed class NativeHeapTests
{
    private const long Elements = 10_000_000;
    private const int Page = 4096;

    [Fact]
    public void What_a_step_frees_the_next_one_has_again_without_asking_the_system()
    {
        if (!OperatingSystem.IsLinux() || NativeHeap.IsSet) return;
        TorchLibrary.Load();
        // Other tests may take what is freed: once nobody did.
        var faults = Enumerable.Range(0, 20).Select(_ => FaultsOfAnArray()).ToList();
        Assert.InRange(faults.Min(), 0, Elements * sizeof(float) / Page / 10);
    }

    [Theory]
    [InlineData("GLIBC_TUNABLES", true)]
    [InlineData("MALLOC_ARENA_MAX", true)]
    [InlineData("MALLOC_TRIM_THRESHOLD_", true)]
    [InlineData("OMP_NUM_THREADS", false)]
    public void What_the_user_has_set_stays(string variable, bool isSet) => Assert.Equal(isSet, NativeHeap.IsSetBy(["PATH", variable]));

    private static long FaultsOfAnArray()
    {
        var before = Faults();
        using (zeros(Elements)) return Faults() - before;
    }

    /// <summary>Pages that this thread has had from the system: minflt of proc(5).</summary>
    private static long Faults() => long.Parse(
        File.ReadAllText("/proc/thread-self/stat").Split(") ")[^1].Split(' ')[7], CultureInfo.InvariantCulture);
}
