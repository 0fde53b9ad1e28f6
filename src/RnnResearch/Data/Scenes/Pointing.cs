namespace RnnResearch.Data.Scenes;

/// <summary>
/// Does attention look at the thing it names? At the step that emits a noun, the grid cell with the largest weight
/// should have its centre in the box of the object that the noun stands for ("the pointing game", Zhang et al. 2016,
/// "Top-down neural attention by excitation backprop").
/// </summary>
public static class Pointing
{
    /// <summary>
    /// 1 when the centre of the cell with the largest weight lies in the box, else 0. When several cells share the
    /// largest weight, the share of them that do: so uniform weights score what a blind guess would.
    /// </summary>
    /// <param name="attention">Weights of one step over the grid, row by row: [gridHeight * gridWidth].</param>
    /// <param name="box">The object's box in the 64 x 64 picture.</param>
    public static double Hit(ReadOnlySpan<float> attention, int gridHeight, int gridWidth, Box box)
    {
        if (attention.Length != gridHeight * gridWidth)
            throw new ArgumentException(
                $"Expected {gridHeight} x {gridWidth} = {gridHeight * gridWidth} attention weights, got {attention.Length}.",
                nameof(attention));
        var peak = Peak(attention);
        int peaks = 0, hits = 0;
        for (var cell = 0; cell < attention.Length; cell++)
        {
            if (attention[cell] != peak)
                continue;
            peaks++;
            var x = (cell % gridWidth + 0.5) * Scene.Side / gridWidth;
            var y = (cell / gridWidth + 0.5) * Scene.Side / gridHeight;
            if (box.Contains(x, y))
                hits++;
        }
        return peaks == 0 ? 0 : (double)hits / peaks;
    }

    private static float Peak(ReadOnlySpan<float> attention)
    {
        var peak = float.NegativeInfinity;
        foreach (var weight in attention)
            peak = weight > peak ? weight : peak;
        return peak;
    }
}
