using RnnResearch.Configuration;
using RnnResearch.Configuration.Nodes;

namespace RnnResearch.Experiments;

/// <summary>The experiments of a repository: the files <c>experiments/NAME.yaml</c>. Those in folders below are bases to extend.</summary>
public sealed class ExperimentCatalog
{
    internal const string FolderName = "experiments";

    private ExperimentCatalog(string root, TaskRegistry tasks)
    {
        Root = root;
        Tasks = tasks;
    }

    /// <summary>The repository: data/ and results/ lie here.</summary>
    public string Root { get; }

    internal TaskRegistry Tasks { get; }

    private string Folder => Path.Combine(Root, FolderName);

    /// <summary>The catalogue of the nearest folder, from <paramref name="start"/> upwards, that has experiments.</summary>
    /// <exception cref="ConfigException">No folder on the way up has any.</exception>
    public static ExperimentCatalog Locate(TaskRegistry tasks, string? start = null)
    {
        start = Path.GetFullPath(start ?? Directory.GetCurrentDirectory());
        for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, FolderName);
            if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.yaml").Any()) return new(at.FullName, tasks);
        }
        throw new ConfigException([new("", $"no {FolderName}/*.yaml in {start} or above it; run this inside the repository")]);
    }

    public IReadOnlyList<ExperimentSummary> List() =>
        [.. Names.Select(name => ExperimentSummary.Read(name, ConfigSource.PathOf(Folder, name)))];

    /// <summary>Loads an experiment by name with overrides of the form <c>key.path=value</c>.</summary>
    /// <exception cref="ConfigException">There is no such experiment, or something is wrong with it.</exception>
    public ResolvedExperiment Load(string name, IEnumerable<string>? overrides = null)
    {
        if (ProblemOf("", name) is { } problem) throw new ConfigException([problem]);
        return WithKnownOthers(new ExperimentLoader(Folder, Tasks).Load(name, overrides));
    }

    /// <summary>Loads an experiment that is there, with changes that know where they were written.</summary>
    /// <exception cref="ConfigException">Something is wrong with the experiment or a change.</exception>
    internal ResolvedExperiment LoadChanged(string name, IEnumerable<ConfigEntry> changes) =>
        WithKnownOthers(new ExperimentLoader(Folder, Tasks).LoadChanged(name, changes));

    /// <summary>What is wrong with naming an experiment so, or null where there is one of that name.</summary>
    internal ConfigProblem? ProblemOf(string key, string name) => Names.Contains(name) ? null : Unknown(key, name);

    private ResolvedExperiment WithKnownOthers(ResolvedExperiment experiment)
    {
        var strangers = experiment.Config.Compare.Index().Where(other => !Names.Contains(other.Item)).ToList();
        if (strangers.Count > 0) throw new ConfigException(strangers.Select(other => Unknown($"compare[{other.Index}]", other.Item)));
        return experiment;
    }

    private ConfigProblem Unknown(string key, string name) =>
        new(key, $"no experiment is called \"{name}\"{Suggestion.Clause(name, Names)} (rnn list shows all {Names.Count()})");

    private IEnumerable<string> Names => ConfigSource.NamesIn(Folder).Where(name => !name.Contains('/'));
}
