using System.ComponentModel;
using System.Diagnostics;

namespace Speed;

/// <summary>The Python that the peers run in.</summary>
internal static class Interpreter
{
    private const string Question =
        "import platform, torch, numpy; "
        + "print(f'Python {platform.python_version()}, PyTorch {torch.__version__}, numpy {numpy.__version__}')";

    /// <summary>Its versions; null, and a message on standard error, where it has not what the peers need.</summary>
    internal static string? Versions(string python)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", Question]) { RedirectStandardOutput = true })!;
            var answer = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            if (process.ExitCode == 0) return answer;
            Console.Error.WriteLine(
                $"{python} lacks what the peers need, its message is above. On Debian: apt-get install python3-torch python3-numpy; "
                + "or name another Python with PYTHON=.");
        }
        catch (Win32Exception failure)
        {
            Console.Error.WriteLine($"{python} does not start ({failure.Message}): name a Python that has torch and numpy with PYTHON=.");
        }
        return null;
    }
}
