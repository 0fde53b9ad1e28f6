using RnnResearch.Configuration;

namespace RnnResearch.Experiments;

/// <summary>The experiments of a repository: the files <c>experiments/NAME.yaml</c>. Those in folders below are bases to extend.</summary>
public sealed class ExperimentCatalog
{
    private const string FolderName = "experiments";

    private readonly TaskRegistry tasks;

    private ExperimentCatalog(string root, TaskRegistry tasks)
    {
        Root = root;
        this.tasks = tasks;
    }

    /// <summary>The repository: data/ and results/ lie here.</summary>
    public string Root { get; }

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
        if (!Names.Contains(name)) throw new ConfigException([Unknown("", name)]);
        var experiment = new ExperimentLoader(Folder, tasks).Load(name, overrides);
        var strangers = experiment.Config.Compare.Index().Where(other => !Names.Contains(other.Item)).ToList();
        if (strangers.Count > 0) throw new ConfigException(strangers.Select(other => Unknown($"compare[{other.Index}]", other.Item)));
        return experiment;
    }

    private ConfigProblem Unknown(string key, string name) =>
        new(key, $"no experiment is called \"{name}\"{Suggestion.Clause(name, Names)} (rnn list shows all {Names.Count()})");

    private IEnumerable<string> Names => ConfigSource.NamesIn(Folder).Where(name => !name.Contains('/'));
}
