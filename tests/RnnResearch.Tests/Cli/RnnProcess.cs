using System.Diagnostics;
using System.Text;

namespace RnnResearch.Tests.Cli;

/// <summary>The program itself in a process of its own, as a user runs it, in a folder with one tiny experiment.</summary>
internal sealed class RnnProcess : IDisposable
{
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
        train: {epochs: 3, batch_size: 4, log_every: 2, save_every: 2, keep_checkpoints: 3}
        report: {pictures: 1}
        """;

    private readonly TempFolder folder = new();

    public RnnProcess()
    {
        Directory.CreateDirectory(In("experiments"));
        File.WriteAllText(In("experiments/tiny.yaml"), Tiny);
    }

    public string In(string path) => Path.Combine(folder.Path, path);

    /// <summary>The newest run.</summary>
    public string Latest => In("results/tiny/latest");

    /// <summary>Runs to the end.</summary>
    public (int Code, string Out, string Error) Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var error = new StringBuilder();
        process.ErrorDataReceived += (_, line) => error.AppendLine(line.Data);
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.ToString());
    }

    /// <summary>Runs until a file of that name is there, and kills the process without warning.</summary>
    public void RunAndKillAt(string file, params string[] arguments)
    {
        using var process = StartUntil(file, arguments);
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Runs until a file of that name is there, and then presses Ctrl-C.</summary>
    /// <returns>the exit code</returns>
    public int RunAndInterruptAt(string file, params string[] arguments)
    {
        using var process = StartUntil(file, arguments);
        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"])) kill.WaitForExit();
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Metric rows of a run without the seconds, which no two runs share.</summary>
    public string[] Metrics => [.. File.ReadLines(Path.Combine(Latest, "metrics.csv")).Select(line => line[..line.LastIndexOf(',')])];

    /// <summary>The weights after the last step, byte by byte.</summary>
    public byte[] Weights => File.ReadAllBytes(Path.Combine(Latest, "checkpoints/step-00000036/model.safetensors"));

    public void Dispose() => folder.Dispose();

    private Process StartUntil(string file, string[] arguments)
    {
        var process = Start(arguments);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        while (!process.HasExited && !File.Exists(In(file))) Thread.Sleep(1);
        return process;
    }

    private Process Start(string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "rnn.dll"), .. arguments])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(info)!;
    }
}
