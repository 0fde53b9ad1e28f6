using System.Security.Cryptography;
using RnnResearch.Configuration;
using RnnResearch.Experiments;
using RnnResearch.Tests.Training;
using RnnResearch.Training;

namespace RnnResearch.Tests.Torch;

/// <summary>A tiny run as the program makes it, but within this process and in a folder that goes with it.</summary>
internal sealed class StressRun : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly ExperimentConfig config;
    private readonly RunDirectory run;

    public StressRun(ExperimentConfig config)
    {
        this.config = config;
        var yaml = string.Concat(CanonicalYaml.Of(config).Select(line => line.Text + "\n"));
        var info = ExperimentRunner.Describe("stress", command: "", config, new SourceState(null, false));
        run = RunDirectory.CreateAt(folder["run"], yaml, info with { Started = DateTimeOffset.UnixEpoch });
    }

    public string Path => run.Path;

    /// <summary>Trains, is interrupted after a step and saved, is taken up again, goes on to the end and is evaluated.</summary>
    /// <returns>what came of it, line by line</returns>
    public static IReadOnlyList<string> Trained(ExperimentConfig config, long interruptAfter)
    {
        using var stress = new StressRun(config);
        return [.. stress.Train(resume: false, interruptAfter), .. stress.Train(resume: true), .. stress.Lines()];
    }

    /// <returns>what it warned of</returns>
    public IReadOnlyList<string> Train(bool resume, long interruptAfter = 0)
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        using var watch = new StepWatch(interruptAfter);
        var newest = resume ? new CheckpointStore(run.CheckpointsFolder, keepLast: 1, _ => { }).LoadNewest() : null;
        new TrainingRun(run, config, watch).Execute(newest, watch.Interrupt);
        Assert.True(watch.Growth.All(count => count == 0), $"tensors that steps left behind: {string.Join(' ', watch.Growth)}");
        return watch.Warnings;
    }

    /// <summary>What is in the files that hold no times: texts and tables line by line, a hash of everything else.</summary>
    private IEnumerable<string> Lines() =>
        from file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        where System.IO.Path.GetFileName(file) is not ("run.json" or "summary.json" or "state.json" or "manifest.json" or "log.txt")
        from content in ContentOf(file)
        select $"{System.IO.Path.GetRelativePath(Path, file)}: {content}";

    private static IEnumerable<string> ContentOf(string file) => System.IO.Path.GetExtension(file) switch
    {
        ".csv" when file.EndsWith("metrics.csv", StringComparison.Ordinal) => MetricRows.WithoutSeconds(file),
        ".csv" or ".txt" => File.ReadLines(file),
        _ => [Hash(file)],
    };

    public static string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));

    public void Dispose() => folder.Dispose();
}
