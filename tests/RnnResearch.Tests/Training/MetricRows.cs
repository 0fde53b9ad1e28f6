namespace RnnResearch.Tests.Training;

/// <summary>Reads metrics.csv for comparing runs with each other.</summary>
internal static class MetricRows
{
    /// <summary>The lines of a file without the seconds, which no two runs share.</summary>
    public static string[] WithoutSeconds(string file) => [.. File.ReadLines(file).Select(line => line[..line.LastIndexOf(',')])];
}
