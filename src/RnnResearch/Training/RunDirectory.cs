using System.Globalization;
using RnnResearch.Data;
using RnnResearch.Files;

namespace RnnResearch.Training;

/// <summary>
/// Where one run lives: <c>results/EXPERIMENT/yyyyMMdd-HHmmss/</c> with its configuration, what it ran on, metrics, samples,
/// checkpoints and log. <c>results/EXPERIMENT/latest</c> points to the newest.
/// </summary>
public sealed class RunDirectory
{
    private const string Latest = "latest";

    private RunDirectory(string path) => Path = System.IO.Path.GetFullPath(path);

    public string Path { get; }

    /// <summary>The resolved configuration; reading it alone gives the run's experiment.</summary>
    public string ConfigFile => In("config.yaml");

    public string InfoFile => In("run.json");

    public string MetricsFile => In("metrics.csv");

    public string SummaryFile => In("summary.json");

    public string LogFile => In("log.txt");

    /// <summary>The folder of all results, in which this run stands as EXPERIMENT/TIME; for a run of a sweep, the sweep's.</summary>
    public string ResultsFolder => System.IO.Path.GetDirectoryName(System.IO.Path.GetDirectoryName(Path))!;

    /// <summary>Generated texts and pictures.</summary>
    public string SamplesFolder => In("samples");

    public string CheckpointsFolder => In("checkpoints");

    /// <summary>The metrics as TensorBoard's event files, where the configuration asks for them.</summary>
    public string TensorBoardFolder => In("tensorboard");

    /// <exception cref="InvalidDataException">run.json is damaged.</exception>
    public RunInfo Info
    {
        get
        {
            var info = JsonFile.Read<RunInfo>(InfoFile);
            if (PlainName.Is(info.Experiment)) return info;
            throw new InvalidDataException($"{InfoFile}: experiment: expected the name of an experiment, found \"{info.Experiment}\"");
        }
    }

    /// <summary>Makes a new run of an experiment; <c>latest</c> points to it once <see cref="MakeLatest"/> is called.</summary>
    /// <param name="results">The folder of all results.</param>
    /// <param name="configYaml">The resolved configuration.</param>
    /// <param name="info">What goes into run.json; its start names the folder.</param>
    public static RunDirectory Create(string results, string configYaml, RunInfo info)
    {
        var started = info.Started ?? throw new ArgumentException("a run is named by its start", nameof(info));
        var runs = System.IO.Path.Combine(results, info.Experiment);
        return CreateAt(Claim(runs, started.ToLocalTime().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)), configYaml, info);
    }

    /// <summary>Makes a new run in a folder of its own choice, such as one of a sweep.</summary>
    public static RunDirectory CreateAt(string path, string configYaml, RunInfo info)
    {
        var run = new RunDirectory(path);
        RunFile.MakeFolder(run.SamplesFolder);
        RunFile.MakeFolder(run.CheckpointsFolder);
        DurableFile.Write(run.ConfigFile, configYaml);
        run.Write(info);
        return run;
    }

    /// <summary>
    /// Points <c>latest</c> to this run, in one step, so that a reader never finds the link missing. A run that stands elsewhere than under
    /// its experiment's name, such as one of a sweep, is nobody's latest.
    /// </summary>
    public void MakeLatest()
    {
        var runs = System.IO.Path.GetDirectoryName(Path)!;
        if (System.IO.Path.GetFileName(runs) != Info.Experiment) return;
        var temporary = System.IO.Path.Combine(runs, $".{Latest}-{Guid.NewGuid():N}");
        Directory.CreateSymbolicLink(temporary, System.IO.Path.GetFileName(Path));
        Posix.Rename(temporary, System.IO.Path.Combine(runs, Latest));
    }

    /// <summary>Opens a run by its path or by <c>results/EXPERIMENT/latest</c>.</summary>
    /// <exception cref="DirectoryNotFoundException">No such folder, or it is not a run.</exception>
    public static RunDirectory Open(string path)
    {
        if (!Directory.Exists(path))
            throw new DirectoryNotFoundException($"{path}: no such run; a run is a folder like results/EXPERIMENT/latest");
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        var target = Directory.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        var run = new RunDirectory(target);
        foreach (var file in new[] { run.ConfigFile, run.InfoFile }.Where(file => !File.Exists(file)))
            throw new DirectoryNotFoundException(
                $"{path} is not a run: {System.IO.Path.GetFileName(file)} is missing in it; "
                + "a run is a folder like results/EXPERIMENT/latest");
        return run;
    }

    /// <summary>What the newest finished run of exactly this configuration reached, or null when there is none.</summary>
    /// <param name="results">the folder of all results</param>
    /// <param name="experiment">the experiment's name</param>
    /// <param name="configYaml">the resolved configuration</param>
    public static RunSummary? FinishedRun(string results, string experiment, string configYaml)
    {
        var runs = System.IO.Path.Combine(results, experiment);
        if (!Directory.Exists(runs)) return null;
        return Directory.EnumerateDirectories(runs).OrderDescending().Select(path => new RunDirectory(path))
            .Where(run => File.Exists(run.SummaryFile) && File.Exists(run.ConfigFile) && RunFile.ReadAllText(run.ConfigFile) == configYaml)
            .Select(run => JsonFile.Read<RunSummary>(run.SummaryFile))
            .FirstOrDefault(summary => summary.Status == RunStatus.Finished);
    }

    /// <summary>Keeps other processes from training this run until the lock is disposed or this process ends.</summary>
    /// <exception cref="IOException">Another process does.</exception>
    public FileLock Lock() => FileLock.Take(In(".lock"), $"{Path}: another process is training this run");

    public void Write(RunInfo info) => JsonFile.Write(InfoFile, info);

    public void Write(RunSummary summary) => JsonFile.Write(SummaryFile, summary);

    private string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Creates a folder nobody else has, with -2, -3, ... after the time where runs start in the same second.</summary>
    private static string Claim(string runs, string name)
    {
        Directory.CreateDirectory(runs);
        for (var n = 1; ; n++)
        {
            var path = System.IO.Path.Combine(runs, n == 1 ? name : $"{name}-{n}");
            if (Directory.Exists(path)) continue;
            Directory.CreateDirectory(path);
            return path;
        }
    }
}
