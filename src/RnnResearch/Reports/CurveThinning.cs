namespace RnnResearch.Reports;

/// <summary>Curves with fewer points that look the same: of each stretch its lowest and its highest value stay, and both ends.</summary>
internal static class CurveThinning
{
    private const int Value = 1;

    /// <param name="points">step, value, and whatever else belongs to a point</param>
    /// <param name="most">how many may stay, at least four</param>
    public static IReadOnlyList<double[]> Thin(IReadOnlyList<double[]> points, int most)
    {
        if (points.Count <= most) return points;
        var inner = points.Skip(1).SkipLast(1).ToList();
        var stretches = (most - 2) / 2;
        var kept = Enumerable.Range(0, stretches).SelectMany(i =>
            Extremes(inner, (int)((long)i * inner.Count / stretches), (int)((long)(i + 1) * inner.Count / stretches)));
        return [points[0], .. kept, points[^1]];
    }

    private static IEnumerable<double[]> Extremes(List<double[]> points, int from, int to)
    {
        var (low, high) = (from, from);
        for (var i = from + 1; i < to; i++)
        {
            if (points[i][Value] < points[low][Value]) low = i;
            if (points[i][Value] > points[high][Value]) high = i;
        }
        return low == high ? [points[low]] : [points[Math.Min(low, high)], points[Math.Max(low, high)]];
    }
}
