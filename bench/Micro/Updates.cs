using BenchmarkDotNet.Attributes;
using RnnResearch.Models;
using RnnResearch.Training;
using RnnResearch.Training.Updates;
using TorchSharp;
using static TorchSharp.torch;

namespace Micro;

/// <summary>What comes after the gradients, for a character LSTM of 2 x 128: in one pass each, and by torch's operators.</summary>
public class Updates : IDisposable
{
    private WeightUpdate update = null!;

    [Params(false, true)]
    public bool Fused { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        set_num_threads(1);
        manual_seed(1);
        var model = new LanguageModel(new LanguageModelConfig { Hidden = 128, Layers = 2, Embedding = 64 }, 65);
        update = new WeightUpdate(new OptimizerConfig { Kind = OptimizerKind.Adam }, model, clipValue: 0, clipNorm: 1e9, Fused);
        foreach (var weight in update.Trained) weight.grad = randn_like(weight);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        update.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public void AdamStep() => update.Step(1e-3);

    [Benchmark]
    public double ClipNorm()
    {
        using var scope = NewDisposeScope();
        return update.Clip().ToDouble();
    }
}
