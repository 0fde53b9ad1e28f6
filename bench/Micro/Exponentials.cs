using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using RnnResearch.Kernels;
using static TorchSharp.torch;

namespace Micro;

/// <summary>e^x of the gates of a step, 50 x 512: the package's, .NET's for vectors, and the kernels'.</summary>
public class Exponentials
{
    private const int Count = 50 * 512;

    private readonly float[] y = new float[Count];
    private float[] x = [];
    private Tensor gates = null!;

    [GlobalSetup]
    public void Setup()
    {
        set_num_threads(1);
        manual_seed(1);
        gates = randn(Count);
        x = gates.data<float>().ToArray();
    }

    [Benchmark(Baseline = true)]
    public void Package() => gates.exp().Dispose();

    [Benchmark]
    public void DotNet()
    {
        for (var i = 0; i < Count; i += Vector512<float>.Count) Vector512.Exp(Vector512.Create<float>(x, i)).CopyTo(y, i);
    }

    [Benchmark]
    public void Kernels()
    {
        for (var i = 0; i < Count; i += Vector512<float>.Count) VectorMath.Exp(Vector512.Create<float>(x, i)).CopyTo(y, i);
    }
}
