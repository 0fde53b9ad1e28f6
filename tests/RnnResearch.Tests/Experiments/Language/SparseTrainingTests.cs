using RnnResearch.Experiments.Language;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Experiments.Language;

/// <summary>A language model with more words than a step reads, trained through the real loop.</summary>
public sealed class SparseTrainingTests
{
    private static readonly LanguageConfig Config = LanguageRun.Config with
    {
        SequenceLength = 5,
        Train = LanguageRun.Config.Train with { BatchSize = 4, MaxSteps = 12, EvaluateEvery = 6, ClipNorm = 0 },
    };

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public void The_tables_gradient_is_sparse_in_a_step(double inputDropout)
    {
        using var folder = new TempFolder();
        using var run = new LanguageRun(folder.Path, Config with { Model = Config.Model with { InputDropout = inputDropout } });
        var steps = 0;
        run.EachStep = () =>
        {
            using var scope = NewDisposeScope();
            Assert.True(run.Task.Language.get_parameter("embedding.weight")!.grad!.is_sparse);
            steps++;
        };
        run.Run();
        Assert.Equal(12, steps);
    }

    [Theory]
    [InlineData(OptimizerKind.Sgd)]
    [InlineData(OptimizerKind.Adam)]
    [InlineData(OptimizerKind.Adagrad)]
    public void The_weights_are_bitwise_those_of_a_dense_gradient(OptimizerKind kind)
    {
        var optimizer = Config.Train.Optimizer with { Kind = kind, Momentum = kind == OptimizerKind.Sgd ? 0 : 0.9 };
        var config = Config with { Train = Config.Train with { Optimizer = optimizer } };
        float[] Weights(bool sparse)
        {
            using var folder = new TempFolder();
            using var run = new LanguageRun(folder.Path, config);
            run.Task.Language.SparseGradients &= sparse;
            run.Run();
            return run.Weights;
        }
        Assert.Equal(Weights(false), Weights(true));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Stopping_and_resuming_is_bitwise_the_same_as_never_stopping(bool tied)
    {
        var config = Config with
        {
            Train = Config.Train with { ClipNorm = 1 },
            Model = Config.Model with { Tied = tied, Embedding = tied ? Config.Model.Hidden : 5 },
        };
        using var straight = new TempFolder();
        using var broken = new TempFolder();
        using var whole = new LanguageRun(straight.Path, config);
        whole.Run();
        using (var first = new LanguageRun(broken.Path, config)) Assert.Equal(RunStatus.Interrupted, first.Run(stopAfter: 7));
        using var second = new LanguageRun(broken.Path, config);
        second.Run();
        Assert.Equal(whole.Rows, second.Rows);
        Assert.Equal(whole.Weights, second.Weights);
    }
}
