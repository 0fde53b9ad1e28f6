using RnnResearch.Data;
using RnnResearch.Data.Memory;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Data.Memory;

/// <summary>The problems are those of the papers, and their sequences those of a seed, a step and a split.</summary>
public sealed class MemoryProblemTests : IDisposable
{
    private const int B = 40;
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(50)]
    public void The_sum_is_that_of_the_two_marked_numbers_one_in_each_half(int T)
    {
        var batch = new AddingProblem(T).Draw(new CounterRandom(1), B);
        Assert.Equal([T, B, 2], batch.Inputs.shape);
        Assert.Equal([B], batch.Targets.shape);
        var (numbers, marks) = (batch.Inputs.select(2, 0), batch.Inputs.select(2, 1));
        Assert.True(numbers.min().ToDouble() >= 0 && numbers.max().ToDouble() < 1);
        Assert.All(marks.narrow(0, 0, T / 2).sum(0L).data<float>().ToArray(), count => Assert.Equal(1, count));
        Assert.All(marks.narrow(0, T / 2, T - (T / 2)).sum(0L).data<float>().ToArray(), count => Assert.Equal(1, count));
        Assert.All(marks.flatten().data<float>().ToArray(), mark => Assert.True(mark is 0 or 1));
        Assert.True((numbers * marks).sum(0L).allclose(batch.Targets), "the sum");
    }

    [Fact]
    public void Marks_stand_at_every_step_and_numbers_are_spread_evenly()
    {
        var batch = new AddingProblem(10).Draw(new CounterRandom(1), 2000);
        Assert.True(batch.Inputs.select(2, 1).sum(1).min().ToDouble() > 300, "each step is marked in a fifth of the sequences");
        var numbers = batch.Inputs.select(2, 0);
        Assert.Equal(0.5, numbers.mean().ToDouble(), 0.01);
        Assert.Equal(Math.Sqrt(1.0 / 12), numbers.std().ToDouble(), 0.01);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(30)]
    public void Ten_symbols_are_to_be_said_again_after_the_blanks_and_the_delimiter(int T)
    {
        var batch = new CopyingProblem(T).Draw(new CounterRandom(1), B);
        Assert.Equal([T + 20, B], batch.Inputs.shape);
        for (var sequence = 0; sequence < B; sequence++)
        {
            var inputs = batch.Inputs.select(1, sequence).data<long>().ToArray();
            var targets = batch.Targets.select(1, sequence).data<long>().ToArray();
            Assert.All(inputs[..10], symbol => Assert.InRange(symbol, 0, CopyingProblem.Symbols - 1));
            Assert.All(inputs[10..(T + 9)], token => Assert.Equal(CopyingProblem.Blank, token));
            Assert.Equal(CopyingProblem.Delimiter, inputs[T + 9]);
            Assert.All(inputs[(T + 10)..], token => Assert.Equal(CopyingProblem.Blank, token));
            Assert.All(targets[..(T + 10)], token => Assert.Equal(CopyingProblem.Blank, token));
            Assert.Equal(inputs[..10], targets[(T + 10)..]);
        }
        var symbols = batch.Inputs.narrow(0, 0, 10);
        Assert.Equal(CopyingProblem.Symbols, symbols.flatten().data<long>().ToArray().Distinct().Count());
    }

    [Theory]
    [InlineData(MemoryProblemKind.Adding, 100, 0.1667)]
    [InlineData(MemoryProblemKind.Copying, 50, 0.2971)]
    [InlineData(MemoryProblemKind.Copying, 500, 0.0400)]
    public void Without_memory_the_loss_is_that_of_the_papers(MemoryProblemKind kind, int T, double loss) =>
        Assert.Equal(loss, IMemoryProblem.Of(kind, T).LossWithoutMemory, 1e-4);

    [Theory]
    [InlineData(MemoryProblemKind.Adding)]
    [InlineData(MemoryProblemKind.Copying)]
    public void A_batch_follows_from_seed_and_step_alone_and_held_out_splits_from_nothing(MemoryProblemKind kind)
    {
        var config = new MemoryDataConfig { Problem = kind, Length = 20, Validation = B, Test = B };
        MemorySequences one = new(config, seed: 1), again = new(config, seed: 1), other = new(config, seed: 2);
        _ = again.Training(7, B);
        Assert.True(Same(one.Training(3, B), again.Training(3, B)));
        Assert.True(Same(HeldOut(one, Split.Test), HeldOut(other, Split.Test)));
        Assert.True(Same(one.Further(30, B), other.Further(30, B)));
        MemoryBatch[] different =
        [
            one.Training(1, B), one.Training(2, B), other.Training(1, B), HeldOut(one, Split.Validation), HeldOut(one, Split.Test),
            one.Further(one.Problem.Steps, B),
        ];
        foreach (var (index, batch) in different.Index())
            Assert.DoesNotContain(different.Take(index), earlier => Same(batch, earlier));
    }

    [Fact]
    public void Further_sequences_have_the_steps_that_are_asked_for()
    {
        foreach (var kind in Enum.GetValues<MemoryProblemKind>())
            Assert.Equal(77, new MemorySequences(new() { Problem = kind, Length = 20 }, 1).Further(77, 3).Inputs.size(0));
    }

    [Theory]
    [InlineData(MemoryProblemKind.Adding)]
    [InlineData(MemoryProblemKind.Copying)]
    public void Portions_are_the_same_sequences(MemoryProblemKind kind)
    {
        var sequences = new MemorySequences(new() { Problem = kind, Length = 20, Test = B }, 1);
        var portions = sequences.HeldOut(Split.Test, 15).ToList();
        Assert.Equal([15, 15, 10], portions.Select(portion => portion.Count));
        var joined = new MemoryBatch(
            cat([.. portions.Select(portion => portion.Inputs)], 1),
            cat([.. portions.Select(portion => portion.Targets)], portions[0].Targets.dim() - 1));
        Assert.True(Same(HeldOut(sequences, Split.Test), joined));
        Assert.True(joined.Targets.eq(HeldOut(sequences, Split.Test).Targets).all().ToBoolean());
    }

    [Fact]
    public void A_split_that_is_not_there_is_named()
    {
        var error = Assert.Throws<DataException>(() => new MemorySequences(new(), 1).HeldOut(Split.Novel, B).ToList());
        Assert.Equal("the adding problem has no novel split of its own; expected validation or test", error.Message);
    }

    private static MemoryBatch HeldOut(MemorySequences sequences, Split split) => Assert.Single(sequences.HeldOut(split, B));

    private static bool Same(MemoryBatch a, MemoryBatch b) => a.Inputs.eq(b.Inputs).all().ToBoolean();
}
