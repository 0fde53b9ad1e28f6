using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Harness;

/// <summary>
/// Work in a process of its own, ours or a Python peer, which waits between its measurements. If nobody asks two at a time, the one that is
/// asked has the machine to itself; and its peak memory is the work's alone.
/// </summary>
public sealed class ServedProcess : IDisposable
{
    private const string PeakLine = "VmHWM:";
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(10);

    private readonly Process process;
    private readonly string command;
    private double[]? fixedPoint;

    /// <param name="program">what is started</param>
    /// <param name="arguments">its own</param>
    /// <param name="threads">of the tensor operators; the OpenBLAS of a peer takes the number from the environment only</param>
    /// <param name="environment">what else is set for it</param>
    public ServedProcess(
        string program, IReadOnlyList<string> arguments, int threads, IReadOnlyList<(string Name, string Value)>? environment = null)
    {
        command = string.Join(' ', [program, .. arguments]);
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["OMP_NUM_THREADS"] = start.Environment["OPENBLAS_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in environment ?? []) start.Environment[name] = value;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception failure)
        {
            throw new IOException($"{program} does not start ({failure.Message})", failure);
        }
    }

    /// <summary>What the work says of itself before the first measurement. Whoever asks waits until the process is ready.</summary>
    public IReadOnlyList<double> FixedPoint => fixedPoint ??= Read();

    /// <summary>The program that asks, in another process.</summary>
    public static ServedProcess Own(
        IReadOnlyList<string> arguments, int threads, IReadOnlyList<(string Name, string Value)>? environment = null) =>
        new("dotnet", [System.Reflection.Assembly.GetEntryAssembly()!.Location, .. arguments], threads, environment);

    public Sample Measure()
    {
        _ = FixedPoint; // comes first
        var pages = PagesGiven();
        process.StandardInput.WriteLine();
        var numbers = Read();
        return new Sample(numbers[0], numbers[1], PagesGiven() - pages);
    }

    /// <summary>The most memory it has ever held, in MiB; null where the system does not tell (it does on Linux).</summary>
    public double? PeakMemory()
    {
        var status = $"/proc/{process.Id}/status";
        if (!File.Exists(status)) return null;
        var line = File.ReadLines(status).Single(line => line.StartsWith(PeakLine, StringComparison.Ordinal));
        return double.Parse(line[PeakLine.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeToEnd)) process.Kill();
        process.Dispose();
    }

    /// <summary>Pages of memory that the system has given it so far, without reading a disk.</summary>
    private long? PagesGiven()
    {
        var stat = $"/proc/{process.Id}/stat";
        if (!File.Exists(stat)) return null;
        var text = File.ReadAllText(stat);
        var afterName = text[(text.LastIndexOf(')') + 2)..].Split(' '); // from the third field on: a name may hold blanks
        return long.Parse(afterName[10 - 3], CultureInfo.InvariantCulture); // minflt of proc(5)
    }

    private double[] Read()
    {
        var line = process.StandardOutput.ReadLine()
            ?? throw new IOException($"it ended without an answer, its message is above: {command}");
        var numbers = line.Split('\t', StringSplitOptions.RemoveEmptyEntries);
        return [.. numbers.Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }
}
