using System.Globalization;
using Harness;
using RnnResearch.Experiments;
using Speed.Ours;

namespace Speed.Paths;

/// <summary>Results as text.</summary>
internal static class PathTables
{
    private const string Nothing = "-";
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>A row per instruction set and path, a column per case.</summary>
    internal static ResultTable Worth(IReadOnlyList<PathResult> results)
    {
        string[] cases = [.. results.Select(result => result.Case.Name).Distinct()];
        var rows = new List<IReadOnlyList<string>>();
        foreach (var set in results.GroupBy(result => result.Set))
        {
            foreach (var variant in Variant.All.Where(variant => variant != Variant.AsItIs))
                Add(set, variant.Name, result => result.Worth(variant));
            Add(set, $"all, beside {Cases.Kept}", result => result.RatioTo(Cases.Kept));
            Add(set, $"all, beside {Cases.Alone}", result => result.RatioTo(Cases.Alone));
        }
        return new ResultTable("Speed with each fast path by the speed without it", ["processor", "path", .. cases], rows);

        void Add(IGrouping<InstructionSet, PathResult> set, string path, Func<PathResult, double?> ratio)
        {
            double?[] ratios = [.. cases.Select(name => set.SingleOrDefault(result => result.Case.Name == name)).Select(Of)];
            if (ratios.Any(one => one is not null)) rows.Add([set.Key.Name, path, .. ratios.Select(one => Text(one, "F2"))]);

            double? Of(PathResult? result) => result is null ? null : ratio(result);
        }
    }

    /// <summary>A row per case, with the heap as it comes and kept.</summary>
    internal static ResultTable Heap(IReadOnlyList<PathResult> results) => new(
        "With glibc's heap as it comes and kept: units per second, and pages that the system had to give in a second",
        ["case", "unit", "ours, as it comes", "ours, kept", "the package, as it comes", "the package, kept"],
        [
            .. results.Where(result => result.Samples.ContainsKey(Variant.NoKeptHeap.Name)).Select(result => (IReadOnlyList<string>)
            [
                result.Case.Name,
                $"{result.Case.Unit}/s",
                Speed(result, Variant.NoKeptHeap.Name),
                Speed(result, Variant.AsItIs.Name),
                Speed(result, Cases.Alone),
                Speed(result, Cases.Kept),
            ]),
        ]);

    private static string Speed(PathResult result, string who) => result.Speeds(who) is { } speeds
        ? $"{SpeedTables.Number(Statistic.Median(speeds))} ({Text(result.Pages(who), "F0")} pages)"
        : Nothing;

    private static string Text(double? value, string format) => value?.ToString(format, Plain) ?? Nothing;
}
