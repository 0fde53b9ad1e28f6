using RnnResearch.Configuration;

namespace RnnResearch.Experiments.Sweeps;

/// <summary>The sweeps of a repository: the files <c>experiments/sweeps/NAME.yaml</c>.</summary>
public sealed class SweepCatalog(ExperimentCatalog experiments)
{
    private string Folder => Path.Combine(experiments.Root, ExperimentCatalog.FolderName, "sweeps");

    private IReadOnlyList<string> Names =>
        Directory.Exists(Folder) ? [.. ConfigSource.NamesIn(Folder).Where(name => !name.Contains('/'))] : [];

    public IReadOnlyList<ExperimentSummary> List() =>
        [.. Names.Select(name => ExperimentSummary.Read(name, ConfigSource.PathOf(Folder, name)))];

    /// <summary>Loads a sweep and resolves every run of it.</summary>
    /// <exception cref="ConfigException">There is no such sweep, or something is wrong with it or with one of its runs.</exception>
    public Sweep Load(string name)
    {
        if (!Names.Contains(name))
        {
            var suggestion = Suggestion.Clause(name, Names);
            throw new ConfigException([new("", $"no sweep is called \"{name}\"{suggestion} (rnn list shows all {Names.Count})")]);
        }
        return new SweepLoader(experiments, ConfigSource.PathOf(Folder, name)).Load();
    }

    /// <summary>The sweep that a folder was launched with, by the copy of its file there.</summary>
    /// <exception cref="ConfigException">The experiments as they are now do not fit it.</exception>
    internal Sweep LoadLaunched(SweepFolder folder) =>
        new SweepLoader(experiments, folder.SnapshotFile, Path.GetFileName(folder.Path)).Load();
}
