using System.Diagnostics;
using Harness;

namespace Speed;

/// <summary>A folder with experiments of its own, in which the built program <c>rnn</c> is run as a user runs it.</summary>
internal sealed class ExperimentFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rnn-bench-");

    /// <param name="path">of a file in it</param>
    /// <param name="text">what stands there</param>
    internal void Write(string path, string text)
    {
        var file = new FileInfo(Path.Combine(folder.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }

    /// <summary>How long <c>rnn</c> takes from its start until it ends, or until the first line on standard error that begins so.</summary>
    /// <param name="arguments">of <c>rnn</c></param>
    /// <param name="beginning">of that line; null for the end</param>
    /// <exception cref="IOException">It fails, or never says such a line.</exception>
    internal TimeSpan Time(IReadOnlyList<string> arguments, string? beginning = null)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Program, .. arguments])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var (clock, reached, said) = (Stopwatch.StartNew(), default(TimeSpan?), new List<string>());
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { }; // its table is of no interest, but the pipe must not fill
        process.BeginOutputReadLine();
        while (process.StandardError.ReadLine() is { } line)
        {
            if (beginning is not null && line.StartsWith(beginning, StringComparison.Ordinal)) reached ??= clock.Elapsed;
            said.Add(line);
        }
        process.WaitForExit();
        if (beginning is null) reached = clock.Elapsed;
        return process.ExitCode == 0 && reached is { } time
            ? time
            : throw new IOException($"rnn {string.Join(' ', arguments)} failed: {string.Join(Environment.NewLine, said)}");
    }

    public void Dispose() => folder.Delete(recursive: true);
}
