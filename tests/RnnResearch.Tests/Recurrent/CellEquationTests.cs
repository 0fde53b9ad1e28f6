using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Recurrent;

/// <summary>Each cell beside its equations on plain numbers.</summary>
public sealed class CellEquationTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public CellEquationTests() => manual_seed(2);

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void A_cell_computes_its_equations(CellKind kind)
    {
        const int Steps = 4, Batch = 2;
        var cell = EveryCell.Create(kind);
        var (x, start) = (EveryCell.Input(Steps, Batch), EveryCell.RandomState(cell, Batch));
        var states = EveryCell.Run(cell, x, start);
        var weights = new ScalarWeights(cell);
        for (var row = 0; row < Batch; row++)
        {
            var (h, c) = Numbers(start, row);
            for (var t = 0; t < Steps; t++)
            {
                (h, c) = CellEquations.All[kind](weights, Numbers(x[t, row]), h, c);
                var (computedH, computedC) = Numbers(states[t], row);
                Compare($"h of row {row} after step {t + 1}", h, computedH);
                Compare($"c of row {row} after step {t + 1}", c, computedC);
            }
        }
    }

    private static void Compare(string what, double[] expected, double[] computed)
    {
        Assert.Equal(expected.Length, computed.Length);
        for (var j = 0; j < expected.Length; j++)
        {
            var message = $"{what}, element {j}: {computed[j]}, its equations give {expected[j]}";
            Assert.True(Math.Abs(expected[j] - computed[j]) < 1e-9, message);
        }
    }

    private static (double[] h, double[] c) Numbers(CellState state, int row) =>
        (Numbers(state.h[row]), state.c is null ? [] : Numbers(state.c[row]));

    private static double[] Numbers(Tensor values) => values.data<double>().ToArray();
}
