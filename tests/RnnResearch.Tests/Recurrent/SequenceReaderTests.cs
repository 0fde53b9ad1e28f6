using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Recurrent;

/// <summary>Sequences of lengths 4, 1 and 3 side by side, in one direction and in both.</summary>
public sealed class SequenceReaderTests : IDisposable
{
    private const int Inputs = 3;
    private static readonly int[] Lengths = [4, 1, 3];
    private readonly DisposeScope scope = NewDisposeScope();

    public SequenceReaderTests() => manual_seed(3);

    public static TheoryData<CellKind, bool, RecurrentKernel> Readers
    {
        get
        {
            var data = new TheoryData<CellKind, bool, RecurrentKernel>();
            foreach (var cell in new[] { CellKind.Lstm, CellKind.Gru, CellKind.Mut1 })
            {
                foreach (var kernel in new[] { RecurrentKernel.Fused, RecurrentKernel.Unrolled })
                {
                    data.Add(cell, false, kernel);
                    data.Add(cell, true, kernel);
                }
            }
            return data;
        }
    }

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Readers))]
    public void What_fills_a_sequence_up_changes_no_state_of_it(CellKind cell, bool both, RecurrentKernel kernel)
    {
        var reader = Reader(new ReaderConfig { Cell = cell, Hidden = 5, Layers = 2, Bidirectional = both, Kernel = kernel });
        var x = randn(4, 3, Inputs, dtype: ScalarType.Float64);
        var together = reader.call(x, Lengths);
        for (var b = 0; b < Lengths.Length; b++)
        {
            var alone = reader.call(x.narrow(0, 0, Lengths[b]).narrow(1, b, 1), [Lengths[b]]);
            LayerOutcome.Same("y", alone.y, together.y.narrow(0, 0, Lengths[b]).narrow(1, b, 1), 1e-12);
            LayerOutcome.Same("last", alone.Last(), together.Last().narrow(0, b, 1), 1e-12);
            LayerOutcome.Same("mean", alone.y.mean([0]), together.Mean().narrow(0, b, 1), 1e-12);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_stacks_as_the_package_does(bool both)
    {
        const int H = 5;
        var reader = Reader(new ReaderConfig { Hidden = H, Layers = 2, Bidirectional = both });
        var package = nn.LSTM(Inputs, H, numLayers: 2, bidirectional: both).to(ScalarType.Float64);
        using (no_grad())
        {
            foreach (var (name, weight) in package.named_parameters()) weight.copy_(reader.get_parameter(NameOf(name, both))!);
        }
        var x = randn(4, 3, Inputs, dtype: ScalarType.Float64);
        var packed = nn.utils.rnn.pack_padded_sequence(x, tensor(Lengths.Select(length => (long)length).ToArray()), enforce_sorted: false);
        var (y, h, _) = package.call(packed);
        var expected = nn.utils.rnn.pad_packed_sequence(y).Item1;
        var states = reader.call(x, Lengths);
        LayerOutcome.Same("y", expected, states.y * states.There().unsqueeze(2), 1e-12);
        LayerOutcome.Same("last", both ? cat([h[2], h[3]], 1) : h[1], states.Last(), 1e-12);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Tokens_of_a_table_are_their_vectors(bool both)
    {
        var reader = Reader(new ReaderConfig { Hidden = 5, Layers = 1, Bidirectional = both });
        var table = randn(7, Inputs, dtype: ScalarType.Float64).requires_grad_(true);
        var tokens = randint(0, 7, [4, 3], dtype: ScalarType.Int64);
        var vectors = table.index_select(0, tokens.flatten()).view(4, 3, Inputs);
        LayerOutcome.Same("y", reader.call(vectors, Lengths).y, reader.Read(tokens, table, Lengths).y, 1e-12);
    }

    [Fact]
    public void Gradients_are_those_of_finite_differences()
    {
        var reader = Reader(new ReaderConfig { Hidden = 4, Layers = 2, Bidirectional = true });
        var x = randn(4, 3, Inputs, dtype: ScalarType.Float64);
        Tensor Loss()
        {
            var states = reader.call(x, Lengths);
            return (states.Last().square().sum() + states.Mean().sin().sum());
        }
        GradientCheck.Parameters(reader, Loss);
    }

    [Fact]
    public void A_length_that_is_not_there_is_refused()
    {
        var reader = Reader(new ReaderConfig { Hidden = 4, Layers = 1 });
        var error = Assert.Throws<ArgumentException>(() => reader.call(zeros(2, 1, Inputs, dtype: ScalarType.Float64), [3]));
        Assert.Contains("a sequence of 3 steps among 2", error.Message, StringComparison.Ordinal);
    }

    private static SequenceReader Reader(ReaderConfig config) => (SequenceReader)new SequenceReader(Inputs, config).to(ScalarType.Float64);

    // weight_ih_l1_reverse is back.1.layers.0.cell.weight_ih_l0
    private static string NameOf(string package, bool both)
    {
        var parts = package.Split('_');
        var layer = parts[2][1..];
        var weight = $"cell.{parts[0]}_{parts[1]}_l0";
        return both ? $"{(parts.Length > 3 ? "back" : "ahead")}.{layer}.layers.0.{weight}" : $"ahead.0.layers.{layer}.{weight}";
    }
}
