using RnnResearch.Analysis.Cells;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Analysis.Cells;

/// <summary>What is kept of a network that reads stretches of a text.</summary>
public sealed class CellRecorderTests : IDisposable
{
    private const int V = 9;
    private const int H = 6;
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly int[] tokens;
    private readonly TextStretches stretches = TextStretches.Over("text", 3000, "characters", 2000);

    public CellRecorderTests()
    {
        manual_seed(1);
        tokens = randint(0, V, [3000], dtype: ScalarType.Int32).data<int>().ToArray();
    }

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    [InlineData(CellKind.ReluRnn)]
    [InlineData(CellKind.LstmFullGateRecurrence)]
    public void Each_position_has_the_state_and_the_guesses_of_the_model_that_reads_up_to_it(CellKind kind)
    {
        using var model = Model(kind);
        var recording = new CellRecorder(model, tokens, stretches).Record();
        var position = stretches.Length + 77; // in the second stretch
        var read = tokens[(stretches.Starts[1] - TextStretches.WarmUp)..(stretches.TokenAt(position) + 1)];
        var (logits, last) = model.call(tensor(Array.ConvertAll(read, id => (long)id)).unsqueeze(1), model.ZeroState(1));

        var cells = last.Layers.Select(layer => layer.c is { } c ? c.narrow(1, 0, H).tanh() : layer.h);
        var expected = cat([.. cells.Select(cell => kind == CellKind.ReluRnn ? cell.tanh() : cell)], 1).squeeze(0);
        Assert.True(recording.Cells[position].allclose(expected, rtol: 0, atol: 1e-5));
        var (likely, ids) = logits[-1, 0].softmax(0).topk(5, 0);
        Assert.Equal(ids.data<long>().ToArray(), recording.Guesses[position].data<long>().ToArray());
        Assert.True(recording.Probabilities[position].allclose(likely, rtol: 0, atol: 1e-5));
        Assert.Equal([stretches.Positions, 2 * H], recording.Cells.shape);
    }

    [Fact]
    public void The_quantities_of_a_layer_begin_with_what_its_cells_are_searched_by()
    {
        string[] Of(CellKind kind)
        {
            using var model = Model(kind);
            return [.. new CellRecorder(model, tokens, stretches).Record().Quantities.Select(q => $"{q.Layer} {q.Label} {q.Low}")];
        }

        Assert.Equal(
            ["0 tanh(c) -1", "0 h -1", "0 i, input gate 0", "0 f, forget gate 0", "0 g, what is written -1", "0 o, output gate 0"],
            Of(CellKind.Lstm)[..6]);
        Assert.Equal(["1 h -1", "1 r, reset gate 0", "1 z, update gate 0", "1 n, candidate -1"], Of(CellKind.Gru)[4..]);
        Assert.Equal(["0 tanh(h) -1", "1 tanh(h) -1"], Of(CellKind.ReluRnn));
    }

    [Fact]
    public void Values_are_kept_in_sixteen_equal_levels()
    {
        using var model = Model(CellKind.Lstm);
        var recording = new CellRecorder(model, tokens, stretches).Record();
        var first = recording.Cells.narrow(1, 0, H);
        var expected = ((first + 1) * 8).floor().clamp(0, 15).to(ScalarType.Byte);
        Assert.True(recording.Quantities[0].Levels.eq(expected).all().ToBoolean());
    }

    [Fact]
    public void Saturation_is_the_share_of_the_time_below_and_above()
    {
        var two = new TextStretches([100, 200], Length: 4);
        var sheets = new DetailSheets(two);
        var i = tensor([0.05f, 0.5f, 0.95f, 0.05f, 0.89f, 0.91f, 0.11f, 0.99f], [4, 2, 1]).expand(4, 2, 2).clone();
        i[TensorIndex.Colon, TensorIndex.Colon, 1] = 0.5f; // the second cell is never either
        var h = zeros(4, 2, 2);
        var layer = new LayerTrace(h, null, [Gate.Input(i), Gate.Written(i)], GateRange.Tanh, new CellState(h[0]));
        foreach (var (from, part) in new[] { (0, 3), (3, 1) })
        {
            var piece = layer with
            {
                h = h.narrow(0, from, part),
                Gates = [.. layer.Gates.Select(gate => gate with { Value = gate.Value.narrow(0, from, part) })],
            };
            sheets.Take(from, [piece], zeros(part, 2, 3));
        }
        var gate = Assert.Single(sheets.Recording(zeros(8, 2)).Saturations); // what is written is no gate between 0 and 1
        Assert.Equal("i", gate.Gate);
        Assert.Equal([2 / 8.0, 0], gate.Left);
        Assert.Equal([3 / 8.0, 0], gate.Right);
    }

    [Fact]
    public void Recording_leaves_nothing_behind_but_what_it_gives()
    {
        using var model = Model(CellKind.Lstm);
        void Record()
        {
            using var reading = NewDisposeScope();
            new CellRecorder(model, tokens, stretches).Record();
        }

        Record();
        var before = LivingTensors.Count();
        Record();
        Assert.Equal(before, LivingTensors.Count());
    }

    private static LanguageModel Model(CellKind kind)
    {
        var model = new LanguageModel(new LanguageModelConfig { Cell = kind, Hidden = H, Layers = 2, Embedding = 4 }, V);
        model.eval();
        return model;
    }
}
