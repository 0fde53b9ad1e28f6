using System.Runtime.InteropServices;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Native;

/// <summary>Memory that list and string arguments live in while a call runs: the stack's, or the heap's when they are long.</summary>
internal unsafe ref struct Scratch(Span<long> stack)
{
    private Span<long> free = stack;
    private List<nint>? heap;

    internal NativeValue Copy(in Argument argument) => argument.Tag switch
    {
        ValueTag.Ints => Copy(argument.Tag, (long[])argument.Reference!),
        ValueTag.Doubles => Copy(argument.Tag, MemoryMarshal.Cast<double, long>((double[])argument.Reference!)),
        ValueTag.Tensors => Copy((Tensor?[])argument.Reference!),
        _ => Copy((string)argument.Reference!),
    };

    private NativeValue Copy(ValueTag tag, ReadOnlySpan<long> items)
    {
        var memory = Take(items.Length);
        items.CopyTo(new Span<long>(memory, items.Length));
        return new NativeValue { Tag = tag, Length = items.Length, Pointer = (nint)memory };
    }

    private NativeValue Copy(Tensor?[] tensors)
    {
        var memory = Take(tensors.Length);
        for (var i = 0; i < tensors.Length; i++)
            memory[i] = tensors[i]?.Handle ?? 0;
        return new NativeValue { Tag = ValueTag.Tensors, Length = tensors.Length, Pointer = (nint)memory };
    }

    private NativeValue Copy(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var memory = (byte*)Take((length + 7) / 8);
        Encoding.UTF8.GetBytes(text, new Span<byte>(memory, length));
        return new NativeValue { Tag = ValueTag.String, Length = length, Pointer = (nint)memory };
    }

    private long* Take(int count)
    {
        if (count <= free.Length)
        {
            ref var start = ref MemoryMarshal.GetReference(free);
            free = free[count..];
            return (long*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref start);
        }
        var memory = NativeMemory.Alloc((nuint)count, sizeof(long));
        (heap ??= []).Add((nint)memory);
        return (long*)memory;
    }

    internal readonly void Release()
    {
        if (heap is null)
            return;
        foreach (var memory in heap)
            NativeMemory.Free((void*)memory);
    }
}
