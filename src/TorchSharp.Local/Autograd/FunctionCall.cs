using System.Runtime.InteropServices;
using System.Text;
using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>One application of a custom function, which the native node refers to until it dies.</summary>
internal sealed class FunctionCall(
    autograd.AutogradContext context, string name, bool[] isTensor, Func<List<Tensor>, List<Tensor>> backward)
{
    /// <summary>Called by libtorch's engine. Returns null, or the message of what went wrong in memory that the caller frees.</summary>
    [UnmanagedCallersOnly]
    internal static unsafe byte* RunBackward(nint self, nint node, nint* gradients, int count, nint* results, int inputs)
    {
        try
        {
            var call = (FunctionCall)GCHandle.FromIntPtr(self).Target!;
            call.Run(node, new ReadOnlySpan<nint>(gradients, count), new Span<nint>(results, inputs));
            return null;
        }
        catch (Exception failure)
        {
            // An exception may not cross native frames; the caller throws it again with this text.
            return Copied($"{failure.GetType().Name} in a custom backward: {failure.Message}");
        }
    }

    [UnmanagedCallersOnly]
    internal static void Release(nint self)
    {
        var handle = GCHandle.FromIntPtr(self);
        ((FunctionCall)handle.Target!).Finish();
        handle.Free();
    }

    private void Finish() => context.Dispose();

    private void Run(nint node, ReadOnlySpan<nint> gradients, Span<nint> results)
    {
        using var scope = NewDisposeScope();
        List<Tensor> received = [];
        foreach (var gradient in gradients)
            received.Add(gradient == 0 ? null! : new Tensor(gradient));
        context.Node = node;
        try
        {
            Return(backward(received), results);
        }
        finally
        {
            context.Node = 0;
        }
    }

    // One gradient per argument of apply; the engine wants those of the tensors only.
    private void Return(List<Tensor> returned, Span<nint> results)
    {
        if (returned.Count < isTensor.Length || returned.Skip(isTensor.Length).Any(extra => extra is not null))
            throw new InvalidOperationException($"{name} returned {returned.Count} gradients for {isTensor.Length} arguments.");
        var position = 0;
        for (var i = 0; i < isTensor.Length; i++)
        {
            if (isTensor[i])
                results[position++] = returned[i] is null ? 0 : Libtorch.Retain(returned[i].Handle);
            else if (returned[i] is not null)
                throw new InvalidOperationException($"{name} returned a gradient for argument {i + 1}, which is no tensor: return null there.");
        }
    }

    private static unsafe byte* Copied(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var copy = (byte*)NativeMemory.Alloc((nuint)bytes.Length + 1);
        bytes.CopyTo(new Span<byte>(copy, bytes.Length));
        copy[bytes.Length] = 0;
        return copy;
    }
}
