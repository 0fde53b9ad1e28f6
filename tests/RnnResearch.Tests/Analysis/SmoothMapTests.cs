using RnnResearch.Analysis;

namespace RnnResearch.Tests.Analysis;

public class SmoothMapTests
{
    private const int Side = 80;

    [Fact]
    public void A_map_of_one_value_keeps_it() =>
        Assert.All(SmoothMap.Enlarge([0.3f, 0.3f, 0.3f, 0.3f, 0.3f, 0.3f], (2, 3), (7, 11)), value => Assert.Equal(0.3f, value, 1e-6f));

    [Fact]
    public void Rows_and_columns_stay_where_they_were()
    {
        // One bright cell, the third of the first row.
        var smooth = SmoothMap.Enlarge([0, 0, 1, 0, 0, 0, 0, 0], (2, 4), (20, 40));
        var brightest = Array.IndexOf(smooth, smooth.Max());
        Assert.InRange(brightest % 40, 20, 29);
        Assert.InRange(brightest / 40, 0, 9);
    }

    [Fact]
    public void A_map_that_rises_goes_on_rising()
    {
        var row = SmoothMap.Enlarge([0, 0.1f, 0.1f, 0.9f, 1], (1, 5), (1, Side));
        Assert.All(Steps(row), step => Assert.InRange(step, -1e-6f, 1));
        Assert.InRange(row[0], 0, 0.05f);
        Assert.InRange(row[^1], 0.95f, 1);
    }

    [Fact]
    public void A_bright_cell_fades_evenly_to_nothing_without_steps_or_rings()
    {
        var row = SmoothMap.Enlarge([0, 0, 0, 0, 1, 0, 0, 0], (1, 8), (1, Side)); // ten pixels to a cell
        var peak = Array.IndexOf(row, row.Max());
        Assert.InRange(peak, 40, 49);
        Assert.All(row, value => Assert.InRange(value, 0, 1));
        Assert.All(Steps(row[..(peak + 1)]), step => Assert.InRange(step, -1e-6f, 0.1f));
        Assert.All(Steps(row[peak..]), step => Assert.InRange(step, -0.1f, 1e-6f));
        // The slope changes little from pixel to pixel: linear interpolation has corners of 0.1.
        Assert.All(Steps(Steps(row)), bend => Assert.InRange(bend, -0.025f, 0.025f));
        Assert.Equal(0, row[0]);
        Assert.Equal(0, row[^1]);
    }

    private static float[] Steps(float[] row) => [.. row.Zip(row.Skip(1), (a, b) => b - a)];
}
