using RnnResearch.Data;
using RnnResearch.Data.Memory;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

/// <summary>What the models of the memory problems say, and how it is counted.</summary>
public sealed class MemoryModelTests : IDisposable
{
    private const int T = 12, B = 400;
    private static readonly MemoryModelConfig Config = new() { Cell = CellKind.Lstm, Hidden = 6, Layers = 2 };
    private readonly DisposeScope scope = NewDisposeScope();

    public MemoryModelTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(MemoryProblemKind.Adding)]
    [InlineData(MemoryProblemKind.Copying)]
    public void One_that_remembers_nothing_and_says_the_best_has_the_loss_without_memory(MemoryProblemKind kind)
    {
        var problem = IMemoryProblem.Of(kind, T);
        var model = MemoryModel.Of(problem, Config);
        var batch = problem.Draw(new CounterRandom(1), B);
        using var quiet = no_grad();
        foreach (var (name, weight) in model.named_parameters().Where(entry => entry.name.StartsWith("Why", StringComparison.Ordinal)))
            weight.copy_(kind == MemoryProblemKind.Adding && name == "Why.bias" ? ones(1) : zeros_like(weight));
        if (kind == MemoryProblemKind.Adding)
        {
            Assert.Equal(problem.LossWithoutMemory, model.Loss(batch).ToDouble(), 0.02);
            return;
        }
        // Which step it is it has to know as well; of the last ten the symbols are all it cannot say.
        var last = nn.functional.cross_entropy(model.call(batch.Inputs)[-1].narrow(1, 0, 8), batch.Targets[-1]).ToDouble();
        Assert.Equal(problem.LossWithoutMemory, last * CopyingProblem.Recalled / problem.Steps, 1e-6);
    }

    [Fact]
    public void An_answer_within_four_hundredths_is_right()
    {
        var model = MemoryModel.Of(new AddingProblem(T), Config);
        var inputs = new AddingProblem(T).Draw(new CounterRandom(1), 4).Inputs;
        var said = model.call(inputs).detach();
        var batch = new MemoryBatch(inputs, said + tensor(new[] { 0.039f, -0.039f, 0.041f, -0.041f }));
        Assert.Equal((2, 4), model.Count(batch));
        Assert.Equal(0.04 * 0.04, model.Loss(batch).ToDouble(), 1e-5);
    }

    [Fact]
    public void Only_recalled_symbols_count()
    {
        var model = MemoryModel.Of(new CopyingProblem(T), Config);
        var batch = new CopyingProblem(T).Draw(new CounterRandom(1), B);
        var said = model.call(batch.Inputs).argmax(2);
        Assert.Equal((10 * B, 10 * B), model.Count(batch with { Targets = said }));
        said.narrow(0, 0, T + 10).add_(1); // wrong wherever nothing is to be recalled
        said[T + 10, 0] += 1;
        Assert.Equal(((10 * B) - 1, 10 * B), model.Count(batch with { Targets = said }));
    }

    [Fact]
    public void All_answers_of_the_last_steps_count_whatever_the_length()
    {
        var model = Assert.IsType<TokenModel>(MemoryModel.Of(new RecitingProblem(3, backwards: false), Config));
        var batch = new RecitingProblem(7, backwards: false).Draw(new CounterRandom(1), 4);
        var said = model.call(batch.Inputs).argmax(2).narrow(0, 7, 7).clone();
        said[2, 1] = (said[2, 1] + 1).remainder(RecitingProblem.Letters);
        var right = model.Right(batch with { Targets = said });
        Assert.Equal([7L, 4], right.shape);
        Assert.False(right[2, 1].ToBoolean());
        Assert.Equal((27, 28), model.Count(batch with { Targets = said }));
    }

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.PreviousInput)]
    public void Gradients_match_finite_differences(CellKind cell)
    {
        var problem = new RecitingProblem(3, backwards: true);
        var batch = problem.Draw(new CounterRandom(1), 4);
        foreach (var kernel in new[] { RecurrentKernel.Unrolled, RecurrentKernel.Fused })
        {
            var model = MemoryModel.Of(problem, new MemoryModelConfig { Cell = cell, Hidden = 5, Layers = 2, Kernel = kernel });
            model.to(ScalarType.Float64);
            GradientCheck.Parameters(model, () => model.Loss(batch));
        }
    }

    [Theory]
    [InlineData(MemoryProblemKind.Reciting, 3)]
    [InlineData(MemoryProblemKind.Reversing, 3)]
    [InlineData(MemoryProblemKind.Alphabet, 5)]
    [InlineData(MemoryProblemKind.BinaryAddition, 4)]
    public void It_learns_a_few_sequences_by_heart(MemoryProblemKind kind, int length)
    {
        var problem = IMemoryProblem.Of(kind, length);
        var model = MemoryModel.Of(problem, new MemoryModelConfig { Cell = CellKind.Lstm, Hidden = 24, Layers = 1 });
        var batch = problem.Draw(new CounterRandom(1), 4);
        var update = optim.Adam(model.parameters(), 0.03);
        for (var step = 0; step < 300; step++)
        {
            using var one = NewDisposeScope();
            update.zero_grad();
            model.Loss(batch).backward();
            update.step();
        }
        Assert.InRange(model.Loss(batch).ToDouble(), 0, 0.01);
        var (right, answers) = model.Count(batch);
        Assert.Equal(answers, right);
    }

    [Theory]
    [InlineData(MemoryProblemKind.Adding)]
    [InlineData(MemoryProblemKind.Copying)]
    [InlineData(MemoryProblemKind.Reversing)]
    [InlineData(MemoryProblemKind.BinaryAddition)]
    public void Kernels_and_slow_cells_give_the_same_loss(MemoryProblemKind kind)
    {
        var problem = IMemoryProblem.Of(kind, T);
        var batch = problem.Draw(new CounterRandom(1), 5);
        manual_seed(3);
        var fused = MemoryModel.Of(problem, Config with { Kernel = RecurrentKernel.Fused });
        manual_seed(3);
        var slow = MemoryModel.Of(problem, Config with { Kernel = RecurrentKernel.Unrolled });
        RnnResearch.Training.ModelState.Restore(slow, RnnResearch.Training.ModelState.Capture(fused));
        Assert.Equal(slow.Loss(batch).ToDouble(), fused.Loss(batch).ToDouble(), 1e-5);
    }
}
