using System.Runtime.InteropServices;
using TorchSharp;

namespace RnnResearch.Torch;

/// <summary>
/// NNPACK, to which libtorch gives convolutions of few pictures with one thread. On a processor that it does not know it says so on
/// standard error at each of them, thousands of times in a training; oneDNN computes them everywhere.
/// </summary>
internal static unsafe class Nnpack
{
    private static readonly Lazy<bool> off = new(TurnOff);

    /// <summary>Leaves NNPACK out from now on; where there is none, or no way to say so, nothing happens.</summary>
    /// <returns>whether libtorch was told</returns>
    public static bool Off() => off.Value;

    // at::globalContext().setUserEnabledNNPACK(false), for which the package has no call.
    private static bool TurnOff()
    {
        if (!NativeLibrary.TryLoad("torch_cpu", typeof(torch).Assembly, null, out var library)) return false;
        if (!NativeLibrary.TryGetExport(library, "_ZN2at13globalContextEv", out var context)) return false;
        if (!NativeLibrary.TryGetExport(library, "_ZN2at7Context20setUserEnabledNNPACKEb", out var enable)) return false;
        ((delegate* unmanaged<nint, byte, void>)enable)(((delegate* unmanaged<nint>)context)(), 0);
        return true;
    }
}
