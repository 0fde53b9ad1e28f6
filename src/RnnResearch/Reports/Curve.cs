using System.Globalization;

namespace RnnResearch.Reports;

/// <summary>One metric of one split over training.</summary>
/// <param name="Split"><c>train</c> or <c>validation</c></param>
/// <param name="Metric">its name</param>
/// <param name="Points">step, value, seconds; of a mean over runs also the lowest and the highest value, in the order of the steps</param>
internal sealed record Curve(string Split, string Metric, IReadOnlyList<double[]> Points)
{
    private const int Digits = 6;

    /// <summary>The same as it is drawn: with few enough points, and of their numbers the digits that can be seen.</summary>
    public Curve Drawn(int mostPoints) =>
        this with { Points = [.. CurveThinning.Thin(Points, mostPoints).Select(point => Array.ConvertAll(point, Rounded))] };

    private static double Rounded(double value)
    {
        if (value == 0 || !double.IsFinite(value)) return value;
        return double.Parse(value.ToString($"G{Digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
