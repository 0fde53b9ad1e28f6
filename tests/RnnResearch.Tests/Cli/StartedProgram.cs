using System.Diagnostics;
using System.Text;

namespace RnnResearch.Tests.Cli;

/// <summary>The program in a process of its own, and what it has printed so far. One that hangs is ended and fails its test.</summary>
internal sealed class StartedProgram : IDisposable
{
    private static readonly TimeSpan LimitForAFile = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LimitForTheEnd = TimeSpan.FromMinutes(5);

    private readonly Process process = new();
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();

    /// <param name="folder">the current directory; data sets are looked for in its data/, whatever the environment says</param>
    /// <param name="arguments">as a user types them after rnn</param>
    /// <param name="program">the folder of the program, where it is not the one beside the tests</param>
    /// <param name="variable">what is set in its environment besides</param>
    /// <param name="input">all of its standard input; null leaves the tests' own</param>
    public StartedProgram(
        string folder, string[] arguments, string? program = null, (string Name, string Value)? variable = null, string? input = null)
    {
        process.StartInfo = new("dotnet", [Path.Combine(program ?? AppContext.BaseDirectory, "rnn.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = input is not null,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        process.StartInfo.Environment["RNN_DATA"] = Path.Combine(folder, "data");
        if (variable is var (name, value)) process.StartInfo.Environment[name] = value;
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(error, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (input is null) return;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
    }

    public bool HasEnded => process.HasExited;

    /// <summary>Whether it has printed a line with this text in it.</summary>
    public bool Said(string text)
    {
        lock (output)
            if (output.ToString().Contains(text, StringComparison.Ordinal)) return true;
        lock (error) return error.ToString().Contains(text, StringComparison.Ordinal);
    }

    /// <summary>Waits until a file of that name is there.</summary>
    public void WaitFor(string file) => WaitUntil(() => File.Exists(file), $"written {file}");

    /// <summary>Waits until something is so.</summary>
    /// <param name="isSo">what is waited for</param>
    /// <param name="what">what it would have done by then</param>
    public void WaitUntil(Func<bool> isSo, string what)
    {
        var clock = Stopwatch.StartNew();
        while (!isSo())
        {
            if (process.HasExited && !isSo()) Fail($"it ended without having {what}");
            if (clock.Elapsed > LimitForAFile) Fail($"after {LimitForAFile.TotalSeconds} seconds it has not {what}");
            Thread.Sleep(1);
        }
    }

    /// <summary>Waits until it ends by itself.</summary>
    public (int Code, string Out, string Error) WaitForExit()
    {
        if (!process.WaitForExit(LimitForTheEnd)) Fail($"after {LimitForTheEnd.TotalMinutes} minutes it still runs");
        process.WaitForExit(); // for the last of its lines
        return (process.ExitCode, output.ToString(), error.ToString());
    }

    /// <summary>Asks it to end, with the signal TERM.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Ends it without warning.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private static void Keep(StringBuilder said, string? line)
    {
        lock (said) said.AppendLine(line);
    }

    private void Fail(string what)
    {
        Kill();
        Assert.Fail($"rnn {string.Join(' ', process.StartInfo.ArgumentList.Skip(1))}: {what}. It said:{Environment.NewLine}{error}");
    }
}
