using System.Text.Json.Nodes;
using RnnResearch.Tests.Training;

namespace RnnResearch.Tests.Cli;

/// <summary>The program itself in processes of its own, as a user runs it, in a folder with one tiny experiment.</summary>
internal sealed class RnnProcess : IDisposable
{
    // Every checkpoint is kept: what a test waits for is still there however late it looks.
    private const string Tiny = """
        # Does everything fit together?
        # Minutes: 0.1
        task: captioning
        threads: 1
        data:
          scenes: {train: 48, validation: 6, test: 6, novel: 4}
        model:
          embedding: 8
          hidden: 12
          dropout: 0.2
          encoder: {small: {channels: [4, 4, 6, 8]}}
          attention: {size: 6}
        train: {epochs: 3, batch_size: 4, log_every: 2, save_every: 2, keep_checkpoints: 100}
        report: {pictures: 1}
        """;

    private readonly TempFolder folder = new();

    public RnnProcess() => WriteExperiment("tiny", Tiny);

    public void WriteExperiment(string name, string yaml) => folder.Write($"experiments/{name}.yaml", yaml);

    public string In(string path) => folder[path];

    /// <summary>The newest run of the tiny experiment.</summary>
    public string Latest => LatestOf("tiny");

    public string LatestOf(string experiment) => In($"results/{experiment}/latest");

    /// <summary>summary.json of the newest run of an experiment.</summary>
    public JsonNode SummaryOf(string experiment) => SummaryIn(LatestOf(experiment));

    /// <summary>summary.json of the run in a folder, which may be relative to the program's.</summary>
    public JsonNode SummaryIn(string run) => Json(run, "summary.json");

    /// <summary>run.json of the newest run of an experiment.</summary>
    public JsonNode InfoOf(string experiment) => Json(LatestOf(experiment), "run.json");

    /// <summary>Metric rows of the newest run of the tiny experiment without the seconds.</summary>
    public string[] Metrics => MetricsOf("tiny");

    public string[] MetricsOf(string experiment) => MetricRows.WithoutSeconds(Path.Combine(LatestOf(experiment), "metrics.csv"));

    /// <summary>The weights after the last step, byte by byte.</summary>
    public byte[] Weights => File.ReadAllBytes(Path.Combine(Latest, "checkpoints/step-00000036/model.safetensors"));

    /// <summary>Runs to the end.</summary>
    public (int Code, string Out, string Error) Run(params string[] arguments)
    {
        using var program = Start(arguments);
        return program.WaitForExit();
    }

    /// <summary>Runs to the end, which must be a good one.</summary>
    /// <returns>standard output</returns>
    public string RunWell(params string[] arguments)
    {
        var (code, output, error) = Run(arguments);
        Assert.True(code == 0, $"rnn {string.Join(' ', arguments)} ended with {code}:{Environment.NewLine}{error}");
        return output;
    }

    /// <summary>Runs until a file of that name is there, and kills the process without warning.</summary>
    public void RunAndKillAt(string file, params string[] arguments)
    {
        using var program = Start(arguments);
        program.WaitFor(In(file));
        program.Kill();
    }

    /// <summary>
    /// Runs until a file of that name is there, and asks the process to end. By TERM, which the program takes as it takes Ctrl-C:
    /// in the background of a script a process inherits that INT is ignored.
    /// </summary>
    /// <returns>the exit code</returns>
    public int RunAndTerminateAt(string file, params string[] arguments)
    {
        using var program = Start(arguments);
        program.WaitFor(In(file));
        program.Terminate();
        return program.WaitForExit().Code;
    }

    public void Dispose() => folder.Dispose();

    private StartedProgram Start(string[] arguments) => new(folder.Path, arguments);

    private JsonNode Json(string run, string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(In(run), file)))!;
}
