using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Native;

/// <summary>
/// One overload of an ATen operator. It is looked up at the first call and called through libtorch's dispatcher;
/// arguments that are left off take the defaults of its schema. Calls allocate nothing but the result.
/// </summary>
internal sealed unsafe class Operator(string name, string overload = "")
{
    private const int ScratchLength = 32;
    private nint handle;

    internal Tensor Call(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        return new Tensor(result.Pointer);
    }

    /// <summary>For an operator that changes its first argument: gives back that argument, as the package does, and no tensor of its own.</summary>
    internal Tensor CallInPlace(params ReadOnlySpan<Argument> arguments)
    {
        CallVoid(arguments);
        return (Tensor)arguments[0].Reference!;
    }

    /// <summary>For an operator that returns an undefined tensor where there is nothing to return.</summary>
    internal Tensor? CallOptional(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        return result.Pointer == 0 ? null : new Tensor(result.Pointer);
    }

    internal (Tensor, Tensor) CallTwo(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[2];
        Invoke(arguments, results, 2);
        return (new Tensor(results[0].Pointer), new Tensor(results[1].Pointer));
    }

    internal (Tensor, Tensor, Tensor) CallThree(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[3];
        Invoke(arguments, results, 3);
        return (new Tensor(results[0].Pointer), new Tensor(results[1].Pointer), new Tensor(results[2].Pointer));
    }

    /// <summary>All results in order, undefined ones as null, whatever their number.</summary>
    internal Tensor?[] CallMany(params ReadOnlySpan<Argument> arguments)
    {
        const int most = 8;
        var results = stackalloc NativeValue[most];
        var tensors = new Tensor?[Invoke(arguments, results, most)];
        for (var i = 0; i < tensors.Length; i++)
            tensors[i] = results[i].Pointer == 0 ? null : new Tensor(results[i].Pointer);
        return tensors;
    }

    internal Tensor[] CallList(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        var tensors = new Tensor[result.Length];
        for (var i = 0; i < tensors.Length; i++)
            tensors[i] = new Tensor(((nint*)result.Pointer)[i]);
        Libtorch.Free(result.Pointer);
        return tensors;
    }

    internal Scalar CallScalar(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        if (result.Tag != ValueTag.Doubles)
            return new Scalar(result.Tag, result.Integer);
        Libtorch.Free(result.Pointer);
        throw new NotSupportedException($"{name} returned a complex number, which has no Scalar here. Take .real or .imag first.");
    }

    internal bool CallBool(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        return result.Integer != 0;
    }

    internal void CallVoid(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        if (Invoke(arguments, &result, 1) == 1 && result.Tag == ValueTag.Tensor && result.Pointer != 0)
            Libtorch.Release(result.Pointer);
    }

    [SkipLocalsInit]
    private int Invoke(ReadOnlySpan<Argument> arguments, NativeValue* results, int capacity)
    {
        var op = handle != 0 ? handle : Find();
        var values = stackalloc NativeValue[arguments.Length];
        var stack = stackalloc long[ScratchLength];
        var scratch = new Scratch(new Span<long>(stack, ScratchLength));
        for (var i = 0; i < arguments.Length; i++)
        {
            ref readonly var argument = ref arguments[i];
            if (argument.Tag is >= ValueTag.Ints and <= ValueTag.String)
            {
                values[i] = scratch.Copy(argument);
            }
            else
            {
                values[i].Tag = argument.Tag;
                values[i].Integer = argument.Bits;
            }
        }
        var count = Libtorch.Call(op, values, arguments.Length, results, capacity);
        scratch.Release();
        // The handles above are raw: no argument may be finalized before the call is over.
        foreach (ref readonly var argument in arguments)
            GC.KeepAlive(argument.Reference);
        return count >= 0 ? count : throw new ExternalException(Libtorch.LastError);
    }

    /// <summary>Looks the operator up.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal nint Find() => handle = Libtorch.Check(Libtorch.FindOperator("aten::" + name, overload));
}
