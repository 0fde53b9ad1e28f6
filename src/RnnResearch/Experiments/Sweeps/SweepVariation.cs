using RnnResearch.Configuration;
using RnnResearch.Configuration.Nodes;

namespace RnnResearch.Experiments.Sweeps;

/// <summary>Reads what a sweep changes and varies: its sections <c>set</c>, <c>grid</c> and <c>cases</c>.</summary>
internal sealed class SweepVariation
{
    private const string CaseAxis = "case";

    /// <summary>Keys with a place of their own in a sweep, and what to do instead of setting them.</summary>
    private static readonly Dictionary<string, string> Reserved = new()
    {
        [ConfigSource.ExtendsKey] = "cannot be set here; write an experiment that extends another one",
        ["seed"] = "a sweep has its seeds under seeds",
        ["threads"] = "a sweep has the threads of each run under threads",
        ["compare"] = "a sweep compares its own runs and no others; leave it out",
    };

    private readonly List<ConfigProblem> problems;
    private readonly Dictionary<string, string> sectionOf = [];

    /// <param name="config">the sweep as its file says it</param>
    /// <param name="problems">takes what is wrong with the three sections</param>
    public SweepVariation(SweepConfig config, List<ConfigProblem> problems)
    {
        this.problems = problems;
        Set = Changes("set", "set", config.Set);
        var grid = (config.Grid?.Entries ?? []).Where(entry => IsFree("grid", "grid", entry)).ToList();
        var names = SweepNames.OfAxes([.. grid.Select(entry => entry.Key)]);
        var varied = grid.Zip(names, (entry, name) => new SweepAxis(name, [.. Choices(entry)]));
        Axes = config.Cases is { Entries.Count: > 0 } cases ? [new SweepAxis(CaseAxis, [.. Cases(cases)]), .. varied] : [.. varied];
    }

    /// <summary>The changes of every run.</summary>
    public IReadOnlyList<ConfigEntry> Set { get; }

    /// <summary>The cases first, then the grid in the order of the file.</summary>
    public IReadOnlyList<SweepAxis> Axes { get; }

    /// <summary>Every combination of the axes' choices, the last axis running fastest.</summary>
    public IEnumerable<IReadOnlyList<SweepChoice>> Combinations() => Axes.Aggregate(
        (IEnumerable<IReadOnlyList<SweepChoice>>)[[]],
        (combinations, axis) => combinations.SelectMany(
            _ => axis.Choices,
            (combination, choice) => (IReadOnlyList<SweepChoice>)[.. combination, choice]));

    private IEnumerable<SweepChoice> Cases(ConfigMap cases)
    {
        foreach (var entry in cases.Entries)
        {
            var path = KeyPath.Of("cases", entry.Key);
            if (entry.Value is ConfigMap changes) yield return new SweepChoice(entry.Key, Changes("cases", path, changes));
            else Report(entry.Value, path, $"expected a section of keys, {{}} for none, found {entry.Value.Describe()}");
        }
    }

    private List<ConfigEntry> Changes(string section, string path, ConfigMap? map) =>
        [.. (map?.Entries ?? []).Where(entry => IsFree(section, path, entry) && IsValue(path, entry.Key, entry.Value))];

    private IEnumerable<SweepChoice> Choices(ConfigEntry entry)
    {
        if (entry.Value is not ConfigList { Items.Count: > 0 } list)
        {
            Report(entry.Value, KeyPath.Of("grid", entry.Key), $"expected a list of the values to try, found {entry.Value.Describe()}");
            yield break;
        }
        var seen = new HashSet<string>();
        foreach (var value in list.Items.Where(value => IsValue("grid", entry.Key, value)))
        {
            var text = TextOf(value);
            if (seen.Add(text)) yield return new SweepChoice(text, [entry with { KeyLocation = value.Location, Value = value }]);
            else Report(value, KeyPath.Of("grid", entry.Key), $"{text} stands twice; remove one of them");
        }
    }

    /// <summary>Whether a key may stand here, and no other section has it: which of two values holds should not need a rule.</summary>
    private bool IsFree(string section, string path, ConfigEntry entry)
    {
        var complaint = !KeyPath.IsDotted(entry.Key) ? "expected key.path, for example train.epochs"
            : Reserved.TryGetValue(entry.Key, out var instead) ? instead
            : sectionOf.TryAdd(entry.Key, section) || sectionOf[entry.Key] == section ? null
            : $"stands under {sectionOf[entry.Key]} too; keep one of them";
        if (complaint is null) return true;
        Report(entry.KeyLocation, KeyPath.Of(path, entry.Key), complaint);
        return false;
    }

    private bool IsValue(string path, string key, ConfigNode value)
    {
        if (value is not ConfigMap) return true;
        Report(
            value,
            KeyPath.Of(path, key),
            $"expected a value or a list, found {value.Describe()}; name the keys in it one by one, as in {key}.KEY");
        return false;
    }

    private static string TextOf(ConfigNode value) => value switch
    {
        ConfigScalar { IsNull: true } => "null",
        ConfigScalar scalar => scalar.Text,
        ConfigList list => $"[{string.Join(", ", list.Items.Select(TextOf))}]",
        _ => value.Describe(),
    };

    private void Report(ConfigNode node, string key, string message) => Report(node.Location, key, message);

    private void Report(SourceLocation at, string key, string message) => problems.Add(new(key, message) { Location = at });
}
