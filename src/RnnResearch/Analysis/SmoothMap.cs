namespace RnnResearch.Analysis;

/// <summary>A coarse map enlarged without steps.</summary>
internal static class SmoothMap
{
    /// <summary>
    /// Enlarges a map [rows, columns] to [height, width] by the uniform cubic B-spline, nearly a Gaussian. Its weights are positive
    /// and sum to 1, so that light neither overshoots nor rings around a bright cell, as it does with cubics that interpolate; a map
    /// that rises goes on rising.
    /// </summary>
    public static float[] Enlarge(float[] map, (int Rows, int Columns) from, (int Rows, int Columns) to)
    {
        var wide = new float[from.Rows * to.Columns];
        for (var x = 0; x < to.Columns; x++)
        {
            var (cells, weights) = Spline(x, from.Columns, to.Columns);
            for (var row = 0; row < from.Rows; row++)
                for (var k = 0; k < 4; k++)
                    wide[(row * to.Columns) + x] += weights[k] * map[(row * from.Columns) + cells[k]];
        }
        var smooth = new float[to.Rows * to.Columns];
        for (var y = 0; y < to.Rows; y++)
        {
            var (cells, weights) = Spline(y, from.Rows, to.Rows);
            for (var k = 0; k < 4; k++)
                for (var x = 0; x < to.Columns; x++)
                    smooth[(y * to.Columns) + x] += weights[k] * wide[(cells[k] * to.Columns) + x];
        }
        return smooth;
    }

    /// <summary>The four cells a pixel's centre lies among and their weights; beyond the edge the cell at the edge stands in.</summary>
    private static (int[] Cells, float[] Weights) Spline(int pixel, int cells, int pixels)
    {
        var at = ((pixel + 0.5f) * cells / pixels) - 0.5f;
        var cell = (int)MathF.Floor(at);
        var t = at - cell;
        float[] weights =
        [
            (1 - t) * (1 - t) * (1 - t) / 6,
            ((3 * t * t * t) - (6 * t * t) + 4) / 6,
            ((-3 * t * t * t) + (3 * t * t) + (3 * t) + 1) / 6,
            t * t * t / 6,
        ];
        return ([.. Enumerable.Range(cell - 1, 4).Select(i => Math.Clamp(i, 0, cells - 1))], weights);
    }
}
