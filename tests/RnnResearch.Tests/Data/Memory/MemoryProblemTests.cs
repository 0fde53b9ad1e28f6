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
    [InlineData(false)]
    [InlineData(true)]
    public void Letters_are_to_be_said_again_in_their_order_or_backwards(bool backwards)
    {
        const int T = 5;
        var batch = new RecitingProblem(T, backwards).Draw(new CounterRandom(1), B);
        Assert.Equal([2 * T, B], batch.Inputs.shape);
        Assert.Equal([T, B], batch.Targets.shape);
        for (var sequence = 0; sequence < B; sequence++)
        {
            var (inputs, targets) = Sequence(batch, sequence);
            Assert.All(inputs[..T], letter => Assert.InRange(letter, 0, 25));
            Assert.All(inputs[T..], token => Assert.Equal(RecitingProblem.Say, token));
            Assert.Equal(backwards ? [.. inputs[..T].Reverse()] : inputs[..T], targets);
        }
    }

    [Fact]
    public void The_alphabet_goes_on_after_z_and_backwards_before_a()
    {
        var batch = new AlphabetProblem(3).Draw(new CounterRandom(1), 2000);
        var said = new Dictionary<long, long[]>();
        for (var sequence = 0; sequence < 2000; sequence++)
        {
            var (inputs, targets) = Sequence(batch, sequence);
            Assert.Equal([AlphabetProblem.Say, AlphabetProblem.Say], inputs[1..]);
            said[inputs[0]] = targets;
        }
        Assert.Equal(52, said.Count);
        Assert.Equal([2, 3, 4], said[2]);        // c forwards
        Assert.Equal([2, 1, 0], said[26 + 2]);   // c backwards
        Assert.Equal([24, 25, 0], said[24]);     // y z a
        Assert.Equal([1, 0, 25], said[26 + 1]);  // b a z
    }

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    public void The_digits_of_the_sum_are_those_of_the_numbers_added(int T)
    {
        var batch = new BinaryAdditionProblem(T).Draw(new CounterRandom(1), B);
        Assert.Equal([T + 1, B], batch.Inputs.shape);
        for (var sequence = 0; sequence < B; sequence++)
        {
            var (inputs, targets) = Sequence(batch, sequence);
            long Number(Func<int, long> digit) => Enumerable.Range(0, T + 1).Sum(step => digit(step) << step);
            Assert.Equal(Number(step => inputs[step] / 2) + Number(step => inputs[step] % 2), Number(step => targets[step]));
        }
    }

    [Fact]
    public void Without_memory_the_carry_is_uncertain_by_the_entropy_of_how_often_there_is_one()
    {
        // p = 0, 1/4, 3/8, 7/16
        double H(double p) => -(p * Math.Log(p)) - ((1 - p) * Math.Log(1 - p));
        var expected = (0 + H(0.25) + H(0.375) + H(0.4375)) / 4;
        Assert.Equal(expected, new BinaryAdditionProblem(3).LossWithoutMemory, 1e-12);
    }

    [Fact]
    public void Every_step_has_one_of_the_lengths_and_every_split_has_as_many_of_each()
    {
        var config = new MemoryDataConfig
        {
            Problem = MemoryProblemKind.Reciting,
            Shortest = 2,
            Length = 6,
            LeftOut = [3, 5],
            Validation = 8,
            Test = 30,
        };
        var sequences = new MemorySequences(config, seed: 1);
        var lengths = Enumerable.Range(1, 60).Select(step => sequences.Training(step, 1).Targets.size(0)).Distinct().Order();
        Assert.Equal([2L, 4, 6], lengths);
        var held = sequences.HeldOut(Split.Test, 7).Select(batch => (Length: batch.Targets.size(0), batch.Count)).ToList();
        Assert.Equal([(2, 7), (2, 3), (4, 7), (4, 3), (6, 7), (6, 3)], held);
        Assert.Equal(8, sequences.HeldOut(Split.Validation, 7).Sum(batch => batch.Count));
    }

    [Theory]
    [InlineData(MemoryProblemKind.Adding, 100, 0.1667)]
    [InlineData(MemoryProblemKind.Reciting, 7, 3.2581)]
    [InlineData(MemoryProblemKind.Alphabet, 2, 1.6290)]
    [InlineData(MemoryProblemKind.Copying, 50, 0.2971)]
    [InlineData(MemoryProblemKind.Copying, 500, 0.0400)]
    public void Without_memory_the_loss_is_that_of_the_papers(MemoryProblemKind kind, int T, double loss) =>
        Assert.Equal(loss, IMemoryProblem.Of(kind, T).LossWithoutMemory, 1e-4);

    [Theory]
    [InlineData(MemoryProblemKind.Adding)]
    [InlineData(MemoryProblemKind.Copying)]
    [InlineData(MemoryProblemKind.Reciting)]
    [InlineData(MemoryProblemKind.Reversing)]
    [InlineData(MemoryProblemKind.Alphabet)]
    [InlineData(MemoryProblemKind.BinaryAddition)]
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
            one.Further(20, B),
        ];
        foreach (var (index, batch) in different.Index())
            Assert.DoesNotContain(different.Take(index), earlier => Same(batch, earlier));
    }

    [Fact]
    public void Further_sequences_have_the_length_that_is_asked_for_and_a_length_the_steps()
    {
        foreach (var kind in Enum.GetValues<MemoryProblemKind>())
        {
            var length = IMemoryProblem.LengthOf(kind, 78);
            Assert.Equal(78, IMemoryProblem.Of(kind, length).Steps);
            Assert.Equal(78, new MemorySequences(new() { Problem = kind, Length = 20 }, 1).Further(length, 3).Inputs.size(0));
        }
    }

    [Theory]
    [InlineData(MemoryProblemKind.Adding)]
    [InlineData(MemoryProblemKind.Copying)]
    [InlineData(MemoryProblemKind.Reciting)]
    [InlineData(MemoryProblemKind.Alphabet)]
    [InlineData(MemoryProblemKind.BinaryAddition)]
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

    private static (long[] Inputs, long[] Targets) Sequence(MemoryBatch batch, int sequence) => (
        batch.Inputs.select(1, sequence).data<long>().ToArray(), batch.Targets.select(1, sequence).data<long>().ToArray());

    private static MemoryBatch HeldOut(MemorySequences sequences, Split split) => Assert.Single(sequences.HeldOut(split, B));

    private static bool Same(MemoryBatch a, MemoryBatch b) => a.Inputs.eq(b.Inputs).all().ToBoolean();
}
