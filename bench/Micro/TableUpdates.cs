using BenchmarkDotNet.Attributes;
using RnnResearch.Training;
using RnnResearch.Training.Updates;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Micro;

/// <summary>
/// A step that reads 400 vectors of a table of 10,000 words: looked up, and the gradient taken back, clipped and followed.
/// </summary>
public class TableUpdates : IDisposable
{
    private Embedding table = null!;
    private Tensor words = null!;
    private WeightUpdate update = null!;

    [Params(false, true)]
    public bool Sparse { get; set; }

    [Params(OptimizerKind.Sgd, OptimizerKind.Adam)]
    public OptimizerKind Kind { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        set_num_threads(1);
        manual_seed(1);
        table = nn.Embedding(10_000, 200, sparse: Sparse);
        words = randint(10_000, [400], ScalarType.Int64);
        var config = new OptimizerConfig { Kind = Kind, Momentum = Kind == OptimizerKind.Sgd ? 0 : 0.9 };
        update = new WeightUpdate(config, table, clipValue: 0, clipNorm: 5);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        update.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public double Step()
    {
        using var scope = NewDisposeScope();
        table.zero_grad();
        table.call(words).square().sum().backward();
        var norm = update.Clip().ToDouble();
        update.Step(1e-3);
        return norm;
    }
}
