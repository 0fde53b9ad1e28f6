namespace RnnResearch.Experiments.Sweeps;

/// <summary>
/// Where two configurations differ, value by value and not letter by letter: a key that the program has learnt since has
/// its default in both.
/// </summary>
internal static class ConfigDifference
{
    /// <summary>The differing values as <c>key: one, not other</c>.</summary>
    /// <param name="one">a configuration</param>
    /// <param name="other">another one</param>
    /// <param name="but">keys that may differ</param>
    public static IReadOnlyList<string> Between(ResolvedExperiment one, ResolvedExperiment other, params IReadOnlyList<string> but)
    {
        var (left, right) = (ValuesOf(one), ValuesOf(other));
        return [.. left.Keys.Union(right.Keys)
            .Where(key => !but.Contains(key) && left.GetValueOrDefault(key) != right.GetValueOrDefault(key))
            .Select(key => $"{key}: {left.GetValueOrDefault(key, "nothing")}, not {right.GetValueOrDefault(key, "nothing")}")];
    }

    private static Dictionary<string, string> ValuesOf(ResolvedExperiment experiment) =>
        experiment.Values.ToDictionary(value => value.KeyPath, value => value.Value);
}
