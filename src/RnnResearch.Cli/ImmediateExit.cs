using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RnnResearch.Cli;

/// <summary>Ends the process without running anything more of it, such as the exit handlers of native libraries.</summary>
internal static class ImmediateExit
{
    public static void With(int code)
    {
        if (!OperatingSystem.IsWindows()) Exit(code);
        Process.GetCurrentProcess().Kill(); // where there is no such call, without the code
    }

    [DllImport("libc", EntryPoint = "_exit")]
    private static extern void Exit(int code);
}
