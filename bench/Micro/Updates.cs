using BenchmarkDotNet.Attributes;
using RnnResearch.Models;
using RnnResearch.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Micro;

/// <summary>What comes after the gradients, for a character LSTM of 2 x 128.</summary>
public class Updates
{
    private OptimizerHelper optimizer = null!;
    private Parameter[] weights = [];

    [GlobalSetup]
    public void Setup()
    {
        set_num_threads(1);
        manual_seed(1);
        var model = new LanguageModel(new LanguageModelConfig { Hidden = 128, Layers = 2, Embedding = 64 }, 65);
        optimizer = Optimizers.Create(new OptimizerConfig { Kind = OptimizerKind.Adam }, model);
        weights = [.. optimizer.parameters()];
        foreach (var weight in weights) weight.grad = randn_like(weight);
    }

    [Benchmark]
    public void AdamStep()
    {
        using var scope = NewDisposeScope();
        optimizer.step();
    }

    [Benchmark]
    public double ClipNorm()
    {
        using var scope = NewDisposeScope();
        return nn.utils.clip_grad_norm_(weights, double.PositiveInfinity);
    }
}
