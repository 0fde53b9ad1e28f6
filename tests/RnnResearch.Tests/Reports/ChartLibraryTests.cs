using System.Text.Json;
using RnnResearch.Reports;
using RnnResearch.Tests.Experiments;

namespace RnnResearch.Tests.Reports;

public sealed class ChartLibraryTests
{
    [Theory]
    [InlineData("plot.umd.min.js", "@observablehq/plot")]
    [InlineData("d3.min.js", "d3")]
    public void The_committed_library_is_of_the_version_that_is_locked(string file, string package)
    {
        var root = RepositoryExperiments.Catalog.Root;
        using var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "src/RnnResearch/Reports/Web/vendor/package-lock.json")));
        var version = locked.RootElement.GetProperty("packages").GetProperty($"node_modules/{package}").GetProperty("version").GetString();

        Assert.Contains($" v{version} ", WebFile.Text(file).Split('\n')[0], StringComparison.Ordinal);
    }
}
