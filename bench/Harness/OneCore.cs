using System.Diagnostics;

namespace Harness;

/// <summary>
/// Where work with one thread is done: cores that somebody else's machines share are not equally fast, and whoever came to stand on
/// another one would be measured on that. bench/peers/serving.py does the same in Python.
/// </summary>
internal static class OneCore
{
    /// <summary>
    /// Keeps the main thread, which is the one that works, on the first core it may use; the others go where they like.
    /// </summary>
    public static void Stay()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var process = Process.GetCurrentProcess();
        process.ProcessorAffinity &= -process.ProcessorAffinity; // on Linux the main thread's alone; the lowest of its bits
    }
}
