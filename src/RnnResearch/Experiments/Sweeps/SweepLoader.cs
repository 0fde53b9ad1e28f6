using RnnResearch.Configuration;
using RnnResearch.Configuration.Binding;
using RnnResearch.Configuration.Nodes;

namespace RnnResearch.Experiments.Sweeps;

/// <summary>From a sweep's file to its runs: read, vary, resolve each experiment, check.</summary>
/// <param name="experiments">the experiments it varies</param>
/// <param name="path">its file</param>
/// <param name="name">the sweep's name, where its file has another one</param>
internal sealed class SweepLoader(ExperimentCatalog experiments, string path, string? name = null)
{
    private const string SelectByKey = "train.select_by";

    private readonly List<ConfigProblem> problems = [];
    private readonly string shownPath = Path.GetRelativePath(experiments.Root, path);

    /// <exception cref="ConfigException">Holds everything that is wrong with the file, or else with the runs it asks for.</exception>
    public Sweep Load()
    {
        var text = ConfigText.Read(path, shownPath);
        var tree = YamlTree.Read(text, shownPath, problems);
        var config = (SweepConfig)new ConfigBinder(typeof(SweepConfig), problems).Bind(tree);
        new ConfigValidator(tree, problems).Check(config);
        var variation = new SweepVariation(config, problems);
        if (tree.Find("experiment")?.Value is ConfigScalar { IsNull: false } named
            && experiments.ProblemOf("experiment", named.Text) is { } unknown)
            problems.Add(unknown with { Location = named.Location });
        ThrowIfAny();

        var points = PointsOf(config, variation);
        var runs = RunsOf(config, variation, tree, points);
        ThrowIfAny();
        RefuseTwins(runs);
        CheckMetric(config, variation, tree);
        var expected = ExpectedOf(config, tree, points);
        ThrowIfAny();
        return new Sweep
        {
            Header = ExperimentSummary.Read(name ?? Path.GetFileNameWithoutExtension(path), path),
            Axes = [.. variation.Axes.Select(axis => axis.Name)],
            Points = points,
            Runs = runs,
            Metric = config.Metric ?? runs[0].Experiment.Config.Train.SelectBy,
            Show = config.Show,
            Workers = config.Workers > 0 ? config.Workers : Math.Max(1, Environment.ProcessorCount / config.Threads),
            Threads = config.Threads,
            Expected = expected,
            Text = text,
            Tasks = experiments.Tasks,
        };
    }

    private static List<SweepPoint> PointsOf(SweepConfig config, SweepVariation variation)
    {
        string Label(IReadOnlyList<SweepChoice> choices) => choices.Count == 0
            ? config.Experiment
            : string.Join(", ", variation.Axes.Zip(choices, (axis, choice) => $"{axis.Name}={choice.Text}"));
        return [.. variation.Combinations().Select(choices =>
            new SweepPoint(Label(choices), [.. choices.Select(choice => choice.Text)]))];
    }

    private List<SweepRun> RunsOf(SweepConfig config, SweepVariation variation, ConfigMap tree, List<SweepPoint> points)
    {
        var runs = new List<SweepRun>();
        var found = new List<(ConfigProblem Problem, string Label)>();
        var folders = SweepNames.OfFolders([.. variation.Axes.Select(axis => axis.Name)], [.. points.Select(point => point.Values)]);
        foreach (var (i, choices) in variation.Combinations().Index())
        {
            try
            {
                foreach (var (n, seed) in config.Seeds.Index())
                {
                    ConfigEntry[] changes = [.. ChangesOf(variation, choices), .. OwnChanges(tree, seed, n, config.Threads)];
                    var label = folders[i].Length > 0 ? $"{folders[i]},seed={seed}" : $"seed={seed}";
                    runs.Add(new SweepRun(label, points[i], seed, experiments.LoadChanged(config.Experiment, changes).Anywhere()));
                }
            }
            catch (ConfigException error)
            {
                found.AddRange(error.Problems.Select(problem => (problem, points[i].Label)));
            }
        }
        problems.AddRange(found.GroupBy(one => one.Problem, one => one.Label).Select(Named));
        return runs;
    }

    private static IEnumerable<ConfigEntry> ChangesOf(SweepVariation variation, IReadOnlyList<SweepChoice> choices) =>
        variation.Set.Concat(choices.SelectMany(choice => choice.Changes));

    /// <summary>What a sweep itself decides in each run: its seed, its threads, and that it trains nothing beside.</summary>
    private static IEnumerable<ConfigEntry> OwnChanges(ConfigMap tree, long seed, int index, int threads)
    {
        var place = tree.LocationOf($"seeds[{index}]");
        yield return new ConfigEntry("seed", place, new ConfigScalar(place, $"{seed}", Quoted: false));
        place = tree.LocationOf("threads");
        yield return new ConfigEntry("threads", place, new ConfigScalar(place, $"{threads}", Quoted: false));
        yield return new ConfigEntry("compare", tree.Location, new ConfigList(tree.Location, []));
    }

    /// <summary>The same problem in several combinations is one problem, named after the first.</summary>
    private ConfigProblem Named(IGrouping<ConfigProblem, string> found)
    {
        var others = found.Count() - 1;
        var more = others > 0 ? $" and {others} more" : "";
        return found.Key with { Message = $"{found.Key.Message} (in {shownPath}: {found.First()}{more})" };
    }

    /// <summary>Two rows of one configuration would be the same numbers twice.</summary>
    private void RefuseTwins(List<SweepRun> runs)
    {
        var ofFirstSeed = runs.Where(run => run.Seed == runs[0].Seed);
        foreach (var twins in ofFirstSeed.GroupBy(run => run.Experiment.ToYaml()).Where(group => group.Count() > 1))
        {
            var labels = string.Join(" and ", twins.Select(run => run.Point.Label));
            problems.Add(new("", $"{shownPath}: {labels} are the same configuration; remove one of them"));
        }
    }

    /// <summary>
    /// A metric of validation is one that could choose the checkpoint; the task knows them. Not every row needs to have it.
    /// </summary>
    private void CheckMetric(SweepConfig config, SweepVariation variation, ConfigMap tree)
    {
        if (config.Metric is null) return;
        var place = tree.LocationOf("metric");
        var choice = new ConfigEntry(SelectByKey, place, new ConfigScalar(place, config.Metric, Quoted: true));
        var answers = variation.Combinations()
            .Select(choices => ProblemWith(config.Experiment, [.. ChangesOf(variation, choices), choice]))
            .ToList();
        if (answers.All(answer => answer is not null)) problems.Add(answers[0]! with { Key = "metric", Location = place });
    }

    private ConfigProblem? ProblemWith(string experiment, IEnumerable<ConfigEntry> changes)
    {
        try
        {
            experiments.LoadChanged(experiment, changes);
            return null;
        }
        catch (ConfigException error)
        {
            return error.Problems[0];
        }
    }

    private Dictionary<string, string> ExpectedOf(SweepConfig config, ConfigMap tree, List<SweepPoint> points)
    {
        var result = new Dictionary<string, string>();
        foreach (var (name, text) in config.Expected)
        {
            var key = KeyPath.Of("expected", name);
            if (points.Find(point => point.IsMeantBy(name)) is not { } row)
                problems.Add(NoRow(name, tree, points));
            else if (!result.TryAdd(row.Label, text))
                problems.Add(new(key, $"{row.Label} has two figures; keep one of them") { Location = tree.LocationOf("expected") });
        }
        return result;
    }

    private static ConfigProblem NoRow(string name, ConfigMap tree, List<SweepPoint> points)
    {
        var labels = points.Select(point => point.ShortLabel).ToList();
        var place = tree.Find("expected")?.Value is ConfigMap map ? map.Find(name)?.KeyLocation : null;
        var known = $"the rows are {string.Join("; ", labels)}";
        return new(KeyPath.Of("expected", name), $"no row is called so{Suggestion.Clause(name, labels)} ({known})") { Location = place };
    }

    private void ThrowIfAny()
    {
        if (problems.Count > 0) throw new ConfigException(problems);
    }
}
