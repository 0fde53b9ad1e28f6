using RnnResearch.Configuration;
using RnnResearch.Training;

namespace RnnResearch.Reports;

/// <summary>A value of a run's configuration and where it came from.</summary>
/// <param name="Key">Its dotted path.</param>
/// <param name="Value">The value as canonical YAML.</param>
/// <param name="Origin"><c>experiments/x.yaml:5</c>, <c>command line</c>, <c>default</c>, or the resumption that changed it.</param>
internal sealed record Setting(string Key, string Value, string Origin)
{
    /// <summary>All values of a run; none where its configuration cannot be read.</summary>
    public static IReadOnlyList<Setting> Of(RunFacts facts) =>
        [.. (facts.Configuration?.Values ?? []).Select(value => new Setting(value.KeyPath, value.Value, OriginOf(value, facts.Info)))];

    private static string OriginOf(ResolvedValue value, RunInfo info)
    {
        var changed = (info.Resumptions ?? []).LastOrDefault(time => time.Changes.Any(change => change.Split('=', 2)[0] == value.KeyPath));
        return changed is not null ? $"resumed at step {changed.Step:N0}"
            : info.Origins is null ? "not recorded"
            : info.Origins.GetValueOrDefault(value.KeyPath, "default");
    }
}
