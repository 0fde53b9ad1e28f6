using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace TrainingSpeed;

/// <summary>The same training in Python, a script of bench/peers, which waits between its measurements.</summary>
internal sealed class Peer : IDisposable
{
    private readonly Process process;

    /// <param name="command">the script, and what it is told beside the number of threads</param>
    internal Peer(string python, IReadOnlyList<string> command, int threads)
    {
        var count = threads.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(python, [Script(command[0]), count, .. command.Skip(1)]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        // Where libtorch multiplies with OpenBLAS, that has threads of its own, set by its environment only.
        start.Environment["OMP_NUM_THREADS"] = start.Environment["OPENBLAS_NUM_THREADS"] = count;
        process = Process.Start(start)!;
        var first = Read();
        (Parameters, Loss) = ((long)first[0], first[1]);
    }

    internal long Parameters { get; }

    internal double Loss { get; }

    internal Sample Measure()
    {
        process.StandardInput.WriteLine();
        var numbers = Read();
        return new Sample((long)numbers[0], numbers[1], numbers[2]);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private double[] Read()
    {
        var line = process.StandardOutput.ReadLine() ?? throw new IOException("the Python peer ended; its message is above. It needs torch: name another Python as the first argument.");
        return [.. line.Split('\t').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }

    private static string Script(string name, [CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, "..", "peers", name);
}
