using System.Runtime.CompilerServices;

namespace RnnResearch.Kernels;

/// <summary>What is done to elements that follow one another in memory.</summary>
internal static unsafe class Elements
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy<T>(T* from, T* to, int count) where T : unmanaged =>
        new ReadOnlySpan<T>(from, count).CopyTo(new Span<T>(to, count));
}
