using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// How many weights a cell has, without making it. Each weight of a cell is a matrix of blocks I or H wide and H high, or a vector of
/// blocks of H, so that there are a·IH + b·H² + c·H of them, and three tiny cells say what a, b and c are. Where I is H a cell may do
/// without some, so that it is counted among cells of which this is true as well.
/// </summary>
internal static class CellSize
{
    /// <param name="kind">the cell</param>
    /// <param name="I">inputs</param>
    /// <param name="H">units</param>
    public static double Of(CellKind kind, double I, double H)
    {
        if (I == H)
        {
            var (small, large) = (Count(kind, 1, 1), Count(kind, 2, 2)); // b + c and 4b + 2c, a being in b
            var squares = (large - (2 * small)) / 2;
            return (squares * H * H) + ((small - squares) * H);
        }
        var (least, wide, high) = (Count(kind, 3, 1), Count(kind, 4, 1), Count(kind, 3, 2));
        var a = wide - least;              // 4a + b + c less 3a + b + c
        var b = (high - (2 * least)) / 2;  // 6a + 4b + 2c less twice 3a + b + c
        return (a * I * H) + (b * H * H) + ((least - (3 * a) - b) * H);
    }

    /// <summary>
    /// What a small cell of that kind says. Its weights have a shape alone: others draw theirs at the same time, from a stream that must
    /// not be touched.
    /// </summary>
    public static T Ask<T>(CellKind kind, long inputs, long units, Func<RecurrentCell, T> ask)
    {
        using var scope = NewDisposeScope();
        return ask(RecurrentCells.Create(kind, inputs, units, META));
    }

    private static double Count(CellKind kind, long inputs, long units) =>
        Ask(kind, inputs, units, cell => cell.parameters().Sum(weight => weight.numel()));
}
