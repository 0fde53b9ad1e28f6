using Harness;
using RnnResearch.Kernels;
using static TorchSharp.torch;

namespace Speed;

internal sealed class SquareProduct : IWork
{
    private const long Size = 2048;
    private const int Products = 3;

    private readonly Tensor a = randn(Size, Size);
    private readonly Tensor b = randn(Size, Size);

    public IReadOnlyList<double> FixedPoint() => [];

    public long Run()
    {
        set_num_threads(ProcessorThreads.Count); // torch's operators are what is measured here
        for (var i = 0; i < Products; i++) mm(a, b).Dispose();
        return Products * 2 * Size * Size * Size;
    }

    public void Dispose()
    {
        a.Dispose();
        b.Dispose();
    }
}
