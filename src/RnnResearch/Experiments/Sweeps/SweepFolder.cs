using System.Globalization;
using System.Security.Cryptography;
using RnnResearch.Configuration;
using RnnResearch.Data;
using RnnResearch.Files;
using RnnResearch.Training;

namespace RnnResearch.Experiments.Sweeps;

/// <summary>
/// Where a sweep lives: <c>results/sweeps/NAME/</c> with its file as it was at launch, a run directory for every run, all written at
/// launch, and the summary. It is made beside its place and renamed, so that it is there with all of its runs or not at all.
/// </summary>
internal sealed class SweepFolder
{
    /// <summary>How many differences a refusal shows.</summary>
    private const int ShownDifferences = 5;

    private const string ManifestName = "runs.json";

    private readonly TaskRegistry tasks;
    private IReadOnlyDictionary<string, string> digests = new Dictionary<string, string>();

    private SweepFolder(string path, TaskRegistry tasks) => (Path, this.tasks) = (path, tasks);

    public string Path { get; }

    public string CsvFile => In("summary.csv");

    public string MarkdownFile => In("summary.md");

    /// <summary>The sweep as a page.</summary>
    public string ReportFile => In("report.html");

    /// <summary>The sweep's file as it was when runs were last added.</summary>
    public string SnapshotFile => In("sweep.yaml");

    private string ManifestFile => In(ManifestName);

    /// <summary>Whether a folder is that of a sweep.</summary>
    public static bool IsSweep(string path) => File.Exists(System.IO.Path.Combine(path, ManifestName));

    /// <summary>The folder of a sweep, wherever it lies.</summary>
    /// <exception cref="InvalidDataException">runs.json is damaged.</exception>
    public static SweepFolder Open(string path, TaskRegistry tasks)
    {
        var folder = new SweepFolder(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path)), tasks);
        folder.digests = JsonFile.Read<SweepManifest>(folder.ManifestFile).Runs;
        return folder;
    }

    /// <summary>The folder of a sweep that was launched, or null.</summary>
    /// <exception cref="InvalidDataException">There is a folder of that name and it is none.</exception>
    public static SweepFolder? Find(string results, Sweep sweep)
    {
        var folder = new SweepFolder(PathOf(results, sweep.Name), sweep.Tasks);
        if (!Directory.Exists(folder.Path)) return null;
        if (!File.Exists(folder.ManifestFile))
            throw new InvalidDataException(
                $"{folder.Path} is not a sweep: runs.json is missing in it; move it away, or let FRESH=1 (--fresh) do it");
        folder.digests = JsonFile.Read<SweepManifest>(folder.ManifestFile).Runs;
        return folder;
    }

    /// <summary>Whether a run is one of a sweep, whose table says what its configuration is.</summary>
    public static bool Holds(RunDirectory run) => IsSweep(System.IO.Path.Combine(run.Path, "..", ".."));

    /// <summary>Writes the folder of a new sweep, every run's directory included.</summary>
    public static SweepFolder Launch(string results, Sweep sweep, string command)
    {
        var place = PathOf(results, sweep.Name);
        var beside = new SweepFolder(PathOf(results, $".{sweep.Name}.new"), sweep.Tasks);
        if (Directory.Exists(beside.Path)) Directory.Delete(beside.Path, recursive: true); // of a launch that was cut short
        Directory.CreateDirectory(beside.Path);
        beside.Add(sweep, sweep.Runs, command);
        Directory.Move(beside.Path, place);
        return new SweepFolder(place, sweep.Tasks) { digests = beside.digests };
    }

    /// <summary>Moves what there is of a sweep to NAME-TIME, which is returned; null where there is nothing.</summary>
    public static string? MoveAside(string results, string name)
    {
        var path = PathOf(results, name);
        if (!Directory.Exists(path)) return null;
        var dated = $"{path}-{DateTime.Now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        var aside = dated;
        for (var n = 2; Directory.Exists(aside); n++) aside = $"{dated}-{n}";
        Directory.Move(path, aside);
        return aside;
    }

    /// <summary>Keeps other processes from running a sweep.</summary>
    /// <exception cref="IOException">Another process does.</exception>
    public static FileLock Lock(string results, string name)
    {
        Directory.CreateDirectory(PathOf(results, ""));
        return FileLock.Take(PathOf(results, $".{name}.lock"), $"{PathOf(results, name)}: another process is running this sweep");
    }

    /// <summary>Writes the directories of runs, and the sweep's file as it is now.</summary>
    public void Add(Sweep sweep, IEnumerable<SweepRun> runs, string command)
    {
        var source = SourceState.Of(Directory.GetCurrentDirectory());
        var all = new Dictionary<string, string>(digests);
        foreach (var run in runs)
        {
            var info = ExperimentRunner.Describe(run.Experiment.Name, command, run.Experiment.Config, source);
            var known = info with { Origins = run.Experiment.Origins };
            all[run.Label] = DigestOf(RunDirectory.CreateAt(PathOf(run), run.Experiment.ToYaml(), known));
        }
        DurableFile.Write(SnapshotFile, sweep.Text);
        JsonFile.Write(ManifestFile, new SweepManifest(all));
        digests = all;
    }

    /// <summary>The runs a sweep has by now and was not launched with.</summary>
    /// <exception cref="ConfigException">A run it was launched with is no longer in the file, or is another one now.</exception>
    public IReadOnlyList<SweepRun> Missing(Sweep sweep, string command)
    {
        var gone = digests.Keys.Except(sweep.Runs.Select(run => run.Label)).Select(label => $"{label}: not in the file now");
        var changed = sweep.Runs.Where(run => digests.ContainsKey(run.Label)).SelectMany(run =>
            ConfigDifference.Between(Configuration(run), run.Experiment).Select(difference => $"{run.Label}: {difference}"));
        var differences = gone.Concat(changed).ToList();
        if (differences.Count == 0) return [.. sweep.Runs.Where(run => !digests.ContainsKey(run.Label))];

        var line = Environment.NewLine;
        var shown = string.Concat(differences.Take(ShownDifferences).Select(difference => $"{line}  {difference}"));
        var more = differences.Count > ShownDifferences ? $"{line}  ... and {differences.Count - ShownDifferences} more" : "";
        throw new ConfigException([new("",
            $"{Path} was launched with other configurations than {sweep.Name}.yaml and its experiment have now:{shown}{more}{line}"
            + "put them back to go on, or move the results aside and begin anew: "
            + $"{command} FRESH=1 (rnn sweep {sweep.Name} --fresh)")]);
    }

    /// <exception cref="InvalidDataException">Its configuration was changed after launch.</exception>
    public RunDirectory Open(SweepRun run)
    {
        var directory = RunDirectory.Open(PathOf(run));
        if (DigestOf(directory) == digests[run.Label]) return directory;
        throw new InvalidDataException(
            $"{directory.ConfigFile} was changed after launch, so the run is not what the table would call it; "
            + "put it back, or begin anew with FRESH=1 (--fresh)");
    }

    /// <summary>The configuration it was launched with.</summary>
    public ResolvedExperiment Configuration(SweepRun run) => ExperimentLoader.LoadFile(Open(run).ConfigFile, tasks);

    public SweepRunState StateOf(SweepRun run)
    {
        var directory = Open(run);
        if (!File.Exists(directory.SummaryFile)) return directory.Info.Started is null ? SweepRunState.New : SweepRunState.Unfinished;
        return JsonFile.Read<RunSummary>(directory.SummaryFile) switch
        {
            { Status: RunStatus.Finished } => SweepRunState.Finished,
            { Status: RunStatus.Failed, DivergedAt: not null } => SweepRunState.Diverged,
            { Status: RunStatus.Failed } => SweepRunState.Failed,
            _ => SweepRunState.Unfinished,
        };
    }

    private static string PathOf(string results, string name) => System.IO.Path.Combine(results, "sweeps", name);

    private static string DigestOf(RunDirectory run) => Convert.ToHexStringLower(SHA256.HashData(RunFile.ReadAllBytes(run.ConfigFile)));

    private string PathOf(SweepRun run) => System.IO.Path.Combine(Path, "runs", run.Label);

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
