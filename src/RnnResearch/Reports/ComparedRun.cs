namespace RnnResearch.Reports;

/// <summary>A run beside others.</summary>
/// <param name="Label">What tells it from them.</param>
/// <param name="Href">Its own page, where there is one.</param>
/// <param name="Facts">What is known of it.</param>
/// <param name="Settings">Its configuration by key; empty where it cannot be read.</param>
internal sealed record ComparedRun(string Label, string? Href, RunFacts Facts, IReadOnlyDictionary<string, string> Settings)
{
    private const string Seed = "seed";
    private const int LabelledKeys = 3;

    /// <summary>Keys that a reader would not tell runs by.</summary>
    private static readonly string[] Untelling = ["title", "threads", "device", "compare"];

    /// <summary>Whether two differ in the seed alone.</summary>
    public string AllButSeed => Settings.Count == 0
        ? Facts.Run.Path
        : string.Join('\n', Settings.Where(setting => setting.Key != Seed).Select(setting => $"{setting.Key}={setting.Value}"));

    /// <param name="runs">those that are compared</param>
    /// <param name="page">where the page will be</param>
    public static IReadOnlyList<ComparedRun> All(IReadOnlyList<RunFacts> runs, string page)
    {
        var settings = runs.Select(SettingsOf).ToList();
        var labels = runs.Select((facts, i) => LabelOf(facts, settings[i], [.. Differing([.. settings.Where((_, other) =>
            runs[other].Info.Experiment == facts.Info.Experiment)])])).ToList();
        return [.. runs.Select((facts, i) => new ComparedRun(
            labels.Count(label => label == labels[i]) == 1 ? labels[i] : $"{labels[i]} ({facts.Folder})",
            File.Exists(facts.Run.ReportFile) ? PageLink.Between(page, facts.Run.ReportFile) : null,
            facts,
            settings[i]))];
    }

    /// <summary>The keys in which configurations differ, in their order.</summary>
    public static IEnumerable<string> Differing(IReadOnlyList<IReadOnlyDictionary<string, string>> settings) =>
        settings.SelectMany(of => of.Keys).Distinct().Where(key => settings.Select(of => of.GetValueOrDefault(key)).Distinct().Count() > 1);

    /// <summary>The experiment, and what tells the run from others of it.</summary>
    private static string LabelOf(RunFacts facts, IReadOnlyDictionary<string, string> settings, IReadOnlyList<string> keys)
    {
        var telling = keys.Where(key => settings.ContainsKey(key) && !Untelling.Contains(key)).Take(LabelledKeys);
        return string.Join(' ', telling.Select(key => $"{key.Split('.')[^1]}={settings[key]}").Prepend(facts.Info.Experiment));
    }

    private static IReadOnlyDictionary<string, string> SettingsOf(RunFacts facts) =>
        (facts.Configuration?.Values ?? []).ToDictionary(value => value.KeyPath, value => value.Value);
}
