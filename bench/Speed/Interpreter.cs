using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.Intrinsics.X86;
using Harness;
using Speed.Peers;

namespace Speed;

/// <summary>The Python that peers run in.</summary>
/// <param name="Versions">of what it runs</param>
/// <param name="Blas">what multiplies its matrices</param>
internal sealed record Interpreter(string Versions, string Blas)
{
    // What OpenBLAS takes a processor for that it does not know, and what multiplies where there is no OpenBLAS.
    private static readonly string[] Generic = ["Prescott", "Core2", "Nehalem", "Barcelona", "generic", "reference"];

    /// <summary>
    /// Whether its matrix products are made for a processor like this. Where they are not, a ratio says nothing of anybody's work.
    /// </summary>
    internal bool Counts => !Fma.IsSupported || !Generic.Any(name => Blas.Contains(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What it says of itself; null, and a message on standard error, where it has not what the peers need.</summary>
    internal static Interpreter? Ask(string python)
    {
        try
        {
            var start = new ProcessStartInfo(python, [Repository.Peer("versions.py")]) { RedirectStandardOutput = true };
            foreach (var (name, value) in PythonPeer.Environment) start.Environment[name] = value;
            using var process = Process.Start(start)!;
            string[] answer = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            process.WaitForExit();
            if (process.ExitCode == 0 && answer is [var versions, var blas]) return new Interpreter(versions, blas);
            Console.Error.WriteLine(
                $"{python} lacks what the peers need, its message is above. On Debian: apt-get install python3-torch python3-numpy "
                + "libopenblas0; or name another Python with PYTHON=.");
        }
        catch (Win32Exception failure)
        {
            Console.Error.WriteLine($"{python} does not start ({failure.Message}): name a Python that has torch and numpy with PYTHON=.");
        }
        return null;
    }
}
