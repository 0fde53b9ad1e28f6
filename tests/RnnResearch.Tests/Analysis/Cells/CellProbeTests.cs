using RnnResearch.Analysis.Cells;
using RnnResearch.Analysis.Cells.Properties;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Analysis.Cells;

/// <summary>Scores of cells beside their definitions, and what chance comes to.</summary>
public sealed class CellProbeTests : IDisposable
{
    private const int N = 900;
    private const int C = 12;
    private const int H = 6;
    private readonly DisposeScope scope = NewDisposeScope();

    public CellProbeTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    /// <summary>Properties with many equal values, and cells of which some have few and one has a single one.</summary>
    [Theory]
    [InlineData(PropertyKind.YesNo)]
    [InlineData(PropertyKind.Number)]
    public void The_best_cells_are_those_of_the_definition(PropertyKind kind)
    {
        var cells = randn(N, C);
        cells[TensorIndex.Colon, TensorIndex.Slice(0, 6)] = cells[TensorIndex.Colon, TensorIndex.Slice(0, 6)].round(); // ties
        cells[TensorIndex.Colon, 5] = 0;
        var noise = randn(N);
        var wanted = cells[TensorIndex.Colon, 2] - (0.5f * cells[TensorIndex.Colon, 9]) + noise;
        var labels = (kind == PropertyKind.YesNo ? wanted.gt(0).to(ScalarType.Float32) : wanted.round()).data<float>().ToArray();
        float[] Half(int cell, int half) => cells.narrow(0, half * N / 2, N / 2).select(1, cell).data<float>().ToArray();

        using var probe = new CellProbe(cells, H);
        var found = probe.Best(kind, labels, count: C);

        var offset = kind == PropertyKind.YesNo ? 0.5 : 0;
        var slow = Enumerable.Range(0, C - 1).Select(n => n < 5 ? n : n + 1).ToDictionary(
            cell => cell, cell => SlowScores.Of(kind, Half(cell, 0), labels[..(N / 2)]));
        Assert.Equal(slow.OrderByDescending(pair => Math.Abs(pair.Value)).Select(pair => pair.Key).Append(5),
            found.Select(cell => (cell.Layer * H) + cell.Unit));
        foreach (var cell in found.SkipLast(1))
        {
            var index = (cell.Layer * H) + cell.Unit;
            Assert.Equal(Math.Sign(slow[index]), cell.Sign);
            Assert.Equal(offset + Math.Abs(slow[index]), cell.Score, 5);
            Assert.Equal(offset + (cell.Sign * SlowScores.Of(kind, Half(index, 1), labels[(N / 2)..])), cell.HeldOut, 5);
        }
        Assert.Equal((offset, offset), (found[^1].Score, found[^1].HeldOut)); // a cell that never changes tracks nothing
    }

    [Theory]
    [InlineData(PropertyKind.YesNo)]
    [InlineData(PropertyKind.Number)]
    public void Chance_is_what_the_best_cell_reaches_on_shifted_labels(PropertyKind kind)
    {
        var cells = randn(N, C).cumsum(0); // slow enough to go along with a shifted label by luck
        var labels = randn(N).cumsum(0);
        var values = (kind == PropertyKind.YesNo ? labels.gt(labels.median()).to(ScalarType.Float32) : labels).data<float>().ToArray();
        var half = N / 2;
        var shifted = new float[half];
        var best = TimeShifts.Of(half).Select(shift =>
        {
            TimeShifts.Put(values.AsSpan(0, half), shift, shifted);
            return Enumerable.Range(0, C).Max(cell =>
                Math.Abs(SlowScores.Of(kind, cells.narrow(0, 0, half).select(1, cell).data<float>().ToArray(), shifted)));
        }).Order().ToArray();

        using var probe = new CellProbe(cells, H);
        Assert.Equal(best[189] + (kind == PropertyKind.YesNo ? 0.5 : 0), probe.Chance(kind, values), 4); // of 200 the 190th
    }

    [Fact]
    public void Shifts_are_many_and_long_and_go_round()
    {
        foreach (var positions in new[] { 450, 5000, 20_000 })
        {
            var shifts = TimeShifts.Of(positions).ToList();
            var least = Math.Min(1000, positions / 4);
            Assert.Equal(200, shifts.Distinct().Count());
            Assert.Equal((least, positions - least), (shifts.Min(), shifts.Max()));
        }
        var shifted = new float[5];
        TimeShifts.Put([1, 2, 3, 4, 5], 2, shifted);
        Assert.Equal([4, 5, 1, 2, 3], shifted);
    }

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(-1, 2.5)]
    public void The_threshold_parts_inside_from_outside(int sign, double expected)
    {
        float[] values = [3, 1, 0, 2, 0, 3];
        float[] inside = sign > 0 ? [1, 1, 0, 1, 0, 1] : [0, 1, 1, 1, 1, 0];
        Assert.Equal(expected, CellThreshold.Of(values, inside, sign));
    }

    [Fact]
    public void Equal_values_share_their_ranks() => Assert.Equal([2, -0.5f, -2, -0.5f, 1], Ranks.Centred([9, 3, 1, 3, 4]));

    [Fact]
    public void A_probe_leaves_nothing_behind()
    {
        var cells = randn(N, C);
        float[] labels = [.. Enumerable.Range(0, N).Select(n => n / 30 % 2f)];
        void Probe()
        {
            using var probe = new CellProbe(cells, H);
            probe.Best(PropertyKind.YesNo, labels, 3);
            probe.Chance(PropertyKind.Number, labels);
        }

        Probe();
        var before = LivingTensors.Count();
        Probe();
        Assert.Equal(before, LivingTensors.Count());
    }
}
