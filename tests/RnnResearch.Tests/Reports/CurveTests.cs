using RnnResearch.Reports;

namespace RnnResearch.Tests.Reports;

public class CurveTests
{
    [Fact]
    public void A_thinned_curve_keeps_its_ends_its_peaks_and_its_order()
    {
        var points = Enumerable.Range(0, 100_000).Select(i => new[] { i, Math.Sin(i / 1000.0), i }).ToList();
        points[70_001][1] = 9;
        points[30_001][1] = -9;

        var thin = CurveThinning.Thin(points, 600);

        Assert.InRange(thin.Count, 300, 600);
        Assert.Same(points[0], thin[0]);
        Assert.Same(points[^1], thin[^1]);
        Assert.Contains(points[70_001], thin);
        Assert.Contains(points[30_001], thin);
        Assert.Equal(thin.OrderBy(point => point[0]), thin);
    }

    [Fact]
    public void A_short_curve_stays_as_it_is_but_for_digits_that_nobody_sees()
    {
        var curve = new Curve("train", "loss", [[1, 1.23456789, 0.5], [2, double.NaN, 1]]);

        Assert.Equal([1, 1.23457, 0.5, 2, double.NaN, 1], curve.Drawn(600).Points.SelectMany(point => point));
    }

    [Fact]
    public void The_mean_of_seeds_is_taken_at_the_steps_that_all_of_them_have()
    {
        Curve Of(params double[][] points) => new("train", "loss", points);
        var mean = Assert.Single(CurveMean.Of([[Of([1, 2, 10], [2, 1, 20], [3, 0, 30])], [Of([1, 4, 12], [3, 2, 30])]]));

        Assert.Equal([1, 3, 11, 2, 4], mean.Points[0]);
        Assert.Equal([3, 1, 30, 0, 2], mean.Points[1]);
        Assert.Equal(2, mean.Points.Count);
    }
}
