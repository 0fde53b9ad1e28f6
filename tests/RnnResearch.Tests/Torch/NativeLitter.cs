using System.Runtime.InteropServices;

namespace RnnResearch.Tests.Torch;

/// <summary>
/// Takes memory that was freed just now and fills it. It does so in its finalizer, because an allocator hands what a thread freed to that
/// thread first, and native objects that nobody holds are freed by the finalizers' thread. The blocks are of the size of libtorch's Scalar,
/// { kind; number }: some become one of a kind that does not exist, which libtorch refuses, others a good one of another number, which it
/// computes with.
/// </summary>
internal sealed unsafe class NativeLitter(int variant)
{
    private const int Blocks = 64;
    private const int Doubles = 4; // 32 bytes
    private const double AnotherNumber = 12345;

    private static readonly nint[] taken = new nint[Blocks]; // the finalizers' thread alone uses these
    private static int next;

    ~NativeLitter()
    {
        for (var i = 0; i < 8; i++)
        {
            ref var place = ref taken[next++ % Blocks];
            NativeMemory.Free((void*)place);
            var block = (double*)NativeMemory.Alloc(Doubles, sizeof(double));
            if (variant % 2 == 0) NativeMemory.Fill(block, Doubles * sizeof(double), 0xFF);
            else (block[0], block[1], block[2], block[3]) = (0, 0, AnotherNumber, AnotherNumber); // kind 0 is a double
            place = (nint)block;
        }
    }
}
