using System.Runtime.InteropServices;

namespace TorchSharp.Native;

internal static unsafe partial class Libtorch
{
    [LibraryImport(Library, EntryPoint = "torch_local_manual_seed")]
    internal static partial int ManualSeed(long seed);

    [LibraryImport(Library, EntryPoint = "torch_local_cuda_seed")]
    internal static partial int CudaSeed(long seed, int device);

    [LibraryImport(Library, EntryPoint = "torch_local_default_generator")]
    internal static partial nint DefaultGenerator(long device);

    [LibraryImport(Library, EntryPoint = "torch_local_new_generator")]
    internal static partial nint NewGenerator(long device, ulong seed);

    [LibraryImport(Library, EntryPoint = "torch_local_free_generator")]
    internal static partial void FreeGenerator(nint generator);

    [LibraryImport(Library, EntryPoint = "torch_local_seed_generator")]
    internal static partial int SeedGenerator(nint generator, ulong seed);

    [LibraryImport(Library, EntryPoint = "torch_local_generator_seed")]
    internal static partial int GeneratorSeed(nint generator, int drawNew, ulong* seed);

    [LibraryImport(Library, EntryPoint = "torch_local_generator_state")]
    internal static partial nint GeneratorState(nint generator);

    [LibraryImport(Library, EntryPoint = "torch_local_set_generator_state")]
    internal static partial int SetGeneratorState(nint generator, nint state);
}
