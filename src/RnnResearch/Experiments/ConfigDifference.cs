namespace RnnResearch.Experiments;

/// <summary>
/// Where two configurations differ, value by value and not letter by letter: a key that the program has learnt since has
/// its default in both.
/// </summary>
/// <param name="Key">The dotted path of the key.</param>
/// <param name="One">Its value in one, as canonical YAML.</param>
/// <param name="Other">Its value in the other.</param>
internal sealed record ConfigDifference(string Key, string One, string Other)
{
    private const string Nothing = "nothing";

    /// <summary>The values that differ, in the order of the keys.</summary>
    public static IReadOnlyList<ConfigDifference> Between(ResolvedExperiment one, ResolvedExperiment other)
    {
        var (left, right) = (ValuesOf(one), ValuesOf(other));
        return [.. left.Keys.Union(right.Keys)
            .Select(key => new ConfigDifference(key, left.GetValueOrDefault(key, Nothing), right.GetValueOrDefault(key, Nothing)))
            .Where(difference => difference.One != difference.Other)];
    }

    /// <summary>As <c>key: one, not other</c>.</summary>
    public override string ToString() => $"{Key}: {One}, not {Other}";

    private static Dictionary<string, string> ValuesOf(ResolvedExperiment experiment) =>
        experiment.Values.ToDictionary(value => value.KeyPath, value => value.Value);
}
