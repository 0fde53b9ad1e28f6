using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Harness;

namespace Operators;

/// <summary>The same cases in Python: bench/peers/operators.py prints "name TAB nanoseconds" lines.</summary>
internal static class Peer
{
    internal static IEnumerable<(string Name, double Nanoseconds)> Measure(string python)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, [Repository.Peer("operators.py")]) { RedirectStandardOutput = true })!;
            var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            process.WaitForExit();
            return [.. lines.Select(line => line.Split('\t')).Select(parts => (parts[0], double.Parse(parts[1], CultureInfo.InvariantCulture)))];
        }
        catch (Win32Exception failure)
        {
            Console.Error.WriteLine($"{python} does not start ({failure.Message}): name a Python that has torch as the first argument.");
            return [];
        }
    }
}
