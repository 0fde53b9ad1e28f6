using System.Runtime.InteropServices;

namespace Micro;

/// <summary>
/// How a thread of this processor computes with denormals. A native library may have it count them as zero; .NET has no way to say.
/// </summary>
internal static partial class Denormals
{
    private const nint Default = -1; // FE_DFL_ENV

    /// <summary>Has this thread, and those it starts from now on, compute with denormals.</summary>
    public static void Compute()
    {
        if (OperatingSystem.IsLinux() && SetEnvironment(Default) != 0)
            throw new InvalidOperationException("the thread's floating-point environment could not be set");
    }

    [LibraryImport("libm.so.6", EntryPoint = "fesetenv")]
    private static partial int SetEnvironment(nint environment);
}
