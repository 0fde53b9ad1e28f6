using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using RnnResearch.Kernels;

namespace Speed.Paths;

/// <summary>What a process may use of the processor: .NET, libtorch's own code, oneDNN and MKL are told alike.</summary>
/// <param name="Name">as <see cref="ProcessorVectors.Name"/> has it where only that much is used</param>
/// <param name="IsHere">whether the processor has it</param>
/// <param name="Environment">variables that leave no more</param>
internal sealed record InstructionSet(string Name, bool IsHere, IReadOnlyList<(string Name, string Value)> Environment)
{
    /// <summary>From the most to the least.</summary>
    internal static readonly IReadOnlyList<InstructionSet> All =
    [
        new("AVX-512", Vector512.IsHardwareAccelerated, []),
        new("AVX2 and FMA", ProcessorVectors.SuitKernels,
        [
            ("DOTNET_EnableAVX512", "0"), ("ATEN_CPU_CAPABILITY", "avx2"), ("ONEDNN_MAX_CPU_ISA", "AVX2"),
            ("MKL_ENABLE_INSTRUCTIONS", "AVX2"),
        ]),
        new("less than AVX2 and FMA", X86Base.IsSupported,
        [
            ("DOTNET_EnableAVX2", "0"), ("ATEN_CPU_CAPABILITY", "default"), ("ONEDNN_MAX_CPU_ISA", "SSE41"),
            ("MKL_ENABLE_INSTRUCTIONS", "SSE4_2"), // not obeyed on AMD's processors, where MKL takes AVX2
        ]),
    ];

    /// <summary>Those the processor has.</summary>
    internal static IReadOnlyList<InstructionSet> Here { get; } = [.. All.Where(set => set.IsHere)];

    /// <summary>Whether the fused recurrences are what <c>kernel: auto</c> takes.</summary>
    internal bool SuitsKernels => this != All[^1];
}
