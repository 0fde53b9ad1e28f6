using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RnnResearch.Torch;

/// <summary>Loads a shared library from memory (Linux): no folder has to be writable, and nothing is left behind.</summary>
internal static partial class MemoryFile
{
    private const uint CloseOnExec = 1; // MFD_CLOEXEC

    /// <summary>The loaded library, or 0 where the system refuses it.</summary>
    /// <param name="name">shown in <c>/proc/PID/maps</c></param>
    /// <param name="image">the library's bytes</param>
    public static nint LoadLibrary(string name, ReadOnlySpan<byte> image)
    {
        using var file = new SafeFileHandle(Create(name, CloseOnExec), ownsHandle: true);
        if (file.IsInvalid) return 0;
        RandomAccess.Write(file, image, 0);
        return NativeLibrary.TryLoad($"/proc/self/fd/{file.DangerousGetHandle()}", out var library) ? library : 0;
    }

    [LibraryImport("libc", EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Create(string name, uint flags);
}
