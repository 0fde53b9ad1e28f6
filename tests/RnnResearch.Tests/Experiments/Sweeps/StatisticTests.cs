using RnnResearch.Experiments.Sweeps;

namespace RnnResearch.Tests.Experiments.Sweeps;

public class StatisticTests
{
    [Fact]
    public void Mean_and_sample_deviation_are_those_of_a_calculation_by_hand()
    {
        var statistic = Statistic.Of([1, 2, 4])!; // mean 7/3; squares 16/9 + 1/9 + 25/9 = 42/9, half of it 7/3
        Assert.Equal(3, statistic.Count);
        Assert.Equal(7.0 / 3, statistic.Mean, 12);
        Assert.Equal(Math.Sqrt(7.0 / 3), statistic.Deviation!.Value, 12);
        Assert.Equal("2.333 ± 1.528 (3)", statistic.ToString());
    }

    [Fact]
    public void A_single_run_has_no_deviation_and_no_runs_have_nothing()
    {
        Assert.Equal("0.960 (1)", Statistic.Of([0.96])!.ToString());
        Assert.Null(Statistic.Of([]));
    }

    [Theory]
    [InlineData("0.500 ± 0.000 (2)", new[] { 0.5, 0.5 })]
    [InlineData("0.50010 ± 0.00014 (2)", new[] { 0.5, 0.5002 })]
    [InlineData("0.000123 (1)", new[] { 0.000123 })]
    [InlineData("1,234.500 (1)", new[] { 1234.5 })]
    [InlineData("NaN ± NaN (2)", new[] { 1.0, double.NaN })]
    public void Small_deviations_get_the_decimals_they_need(string expected, double[] values) =>
        Assert.Equal(expected, Statistic.Of(values)!.ToString());
}
