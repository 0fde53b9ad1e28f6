using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Recurrent;

/// <summary>All cells there are, as theory data, and how a test makes one: small, and in double precision.</summary>
internal static class EveryCell
{
    /// <summary>I, not H, so that neither is taken for the other.</summary>
    public const int InputSize = 3;

    /// <summary>H.</summary>
    public const int HiddenSize = 4;

    public static TheoryData<CellKind> Kinds => [.. Enum.GetValues<CellKind>()];

    public static RecurrentCell Create(CellKind kind)
    {
        var cell = RecurrentCells.Create(kind, InputSize, HiddenSize);
        cell.to(ScalarType.Float64);
        return cell;
    }

    /// <summary>Normal numbers, [.., I] after the shape given.</summary>
    public static Tensor Input(params long[] shape) => randn([.. shape, InputSize], dtype: ScalarType.Float64);

    /// <summary>A state of normal numbers for some sequences.</summary>
    public static CellState RandomState(RecurrentCell cell, long batch) => cell.ZeroState(batch).Map(part => randn_like(part));

    /// <summary>The state after every step of <paramref name="x"/>, [T, B, I].</summary>
    public static List<CellState> Run(RecurrentCell cell, Tensor x, CellState state)
    {
        var states = new List<CellState>();
        for (var t = 0L; t < x.shape[0]; t++) states.Add(state = cell.call(x[t], state));
        return states;
    }

    /// <summary>Asserts that two states are the same to rounding in double precision.</summary>
    public static void Same(CellState expected, CellState actual)
    {
        Assert.True(actual.h.allclose(expected.h, rtol: 0, atol: 1e-12), "h differs");
        Assert.Equal(expected.c is null, actual.c is null);
        Assert.True(actual.c?.allclose(expected.c!, rtol: 0, atol: 1e-12) ?? true, "c differs");
    }
}
