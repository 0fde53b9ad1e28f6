using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RnnResearch.Kernels;

/// <summary>The vectors of this processor, which decide who computes where nobody says so.</summary>
public static class ProcessorVectors
{
    /// <summary>
    /// Whether the kernels are faster here than torch's operators. They are on AVX-512 and on AVX2 with FMA; without an instruction that
    /// multiplies and adds min-char-rnn is five times as slow with them (docs/performance.md). Nobody has measured them on Arm.
    /// </summary>
    public static bool SuitKernels => Vector256.IsHardwareAccelerated && Fma.IsSupported;

    /// <summary>What they are.</summary>
    public static string Name =>
        Vector512.IsHardwareAccelerated ? "AVX-512" : SuitKernels ? "AVX2 and FMA" : "less than AVX2 and FMA";
}
