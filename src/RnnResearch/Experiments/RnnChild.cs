using System.ComponentModel;
using System.Diagnostics;

namespace RnnResearch.Experiments;

/// <summary>
/// The <c>rnn</c> program in a process of its own. Its pipes are kept empty, the end of its errors is remembered, and it does not outlive
/// this object. Its standard input closes with this process at the latest: a worker takes that as being asked to stop.
/// </summary>
internal sealed class RnnChild : IDisposable
{
    /// <summary>Enough for the message of any error and the top of a stack trace.</summary>
    private const int RememberedLines = 50;

    private const string Dotnet = "dotnet";

    private readonly Process process;
    private readonly Queue<string> errors = [];

    /// <param name="arguments">as a user types them after rnn</param>
    /// <param name="environment">variables besides those of this process</param>
    /// <param name="host">runs it; null for the <c>dotnet</c> that runs this process, else the one on the PATH</param>
    /// <exception cref="IOException">It cannot be started.</exception>
    public RnnChild(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? host = null)
    {
        var start = new ProcessStartInfo(host ?? Host, [Path.Combine(AppContext.BaseDirectory, "rnn.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, _) => { }; // what it prints is in its own log as well
        process.ErrorDataReceived += (_, line) => Remember(line.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception error)
        {
            throw new IOException(
                $"cannot start {start.FileName}, which runs this program a second time: {error.Message}; put .NET's dotnet on the PATH",
                error);
        }
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private static string Host =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == Dotnet ? path : Dotnet;

    /// <summary>The last lines it wrote to standard error, blank ones left out.</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (errors) return [.. errors];
        }
    }

    /// <returns>the exit code</returns>
    public int WaitForExit()
    {
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <returns>the exit code</returns>
    public async Task<int> WaitForExitAsync()
    {
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode;
    }

    /// <summary>Asks a worker to finish its step, save and end.</summary>
    public void AskToStop() => process.StandardInput.Close();

    /// <summary>Ends it without warning.</summary>
    public void Kill() => process.Kill(entireProcessTree: true);

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
    }

    private void Remember(string? line)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        lock (errors)
        {
            errors.Enqueue(line);
            if (errors.Count > RememberedLines) errors.Dequeue();
        }
    }
}
