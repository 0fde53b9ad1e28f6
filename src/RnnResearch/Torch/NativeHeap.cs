using System.Runtime.InteropServices;

namespace RnnResearch.Torch;

/// <summary>
/// The C library's heap, from which libtorch and the kernels take their memory. As it comes, glibc gives large arrays back to the system
/// when they are freed, and the next step of a training has them again page by page: on a virtual machine that can take as long as the
/// step. Told otherwise it keeps what a process has once had, up to 2 GiB that nobody uses, as a training needs it again at once.
/// </summary>
internal static unsafe class NativeHeap
{
    // Of malloc.h.
    private const int TrimThreshold = -1; // M_TRIM_THRESHOLD
    private const int MostMaps = -4;      // M_MMAP_MAX
    private const int MostArenas = -8;    // M_ARENA_MAX

    /// <summary>Whether the environment sets the heap: then it stays as it is.</summary>
    public static bool IsSet => IsSetBy(Environment.GetEnvironmentVariables().Keys.Cast<string>());

    /// <summary>Whether one of these variables sets the heap.</summary>
    public static bool IsSetBy(IEnumerable<string> variables) =>
        variables.Any(name => name == "GLIBC_TUNABLES" || name.StartsWith("MALLOC_", StringComparison.Ordinal));

    /// <summary>Has freed memory kept from now on; where there is no glibc, or its heap is set otherwise, nothing happens.</summary>
    /// <returns>whether glibc was told</returns>
    public static bool Keep()
    {
        if (IsSet) return false;
        if (!NativeLibrary.TryLoad("libc.so.6", out var library)) return false;
        if (!NativeLibrary.TryGetExport(library, "mallopt", out var mallopt)) return false;
        var set = (delegate* unmanaged<int, int, int>)mallopt;
        // One arena for all threads: those of a thread hold no large arrays, which would be the system's again.
        return set(TrimThreshold, int.MaxValue) != 0 && set(MostMaps, 0) != 0 && set(MostArenas, 1) != 0;
    }
}
