using System.Runtime.CompilerServices;
using RnnResearch.Torch;

/// <summary>Linked into every executable: however it touches torch first, the library's say in how torch is loaded comes before.</summary>
internal static class TorchAtStart
{
    [ModuleInitializer]
    internal static void Prepare() => RuntimeHelpers.RunModuleConstructor(typeof(TorchLibrary).Module.ModuleHandle);
}
