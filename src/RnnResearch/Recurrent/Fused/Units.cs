using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused;

/// <summary>As many units as a vector holds, of one sequence at one step: what the equations of a fused cell read and write.</summary>
/// <typeparam name="T">float or double</typeparam>
internal unsafe struct Units<T> where T : unmanaged
{
    /// <summary>From a block to the next: H, made up to whole vectors.</summary>
    public nint Block;

    /// <summary>Which units: elements from the beginning of a block.</summary>
    public nint At;

    /// <summary>Where each of the following begins: storage, the states before and after the step, weights of each unit's own.</summary>
    public T* Storage, HiddenBefore, Hidden, MemoryBefore, Memory, Weights;

    /// <summary>The gradients: of the pre-activations, of the states, of the products' operands, of the units' own weights.</summary>
    public T* Gradients, HiddenGradient, MemoryGradient, OperandGradients, WeightGradients;

    /// <summary>h of the step before.</summary>
    public readonly Vector512<T> h0 => Vector512.Load(HiddenBefore + At);

    /// <summary>c of the step before.</summary>
    public readonly Vector512<T> c0 => Vector512.Load(MemoryBefore + At);

    /// <summary>h of this step.</summary>
    public readonly Vector512<T> h
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Load(Hidden + At);
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => VectorMath.Flush(value).Store(Hidden + At);
    }

    /// <summary>c of this step.</summary>
    public readonly Vector512<T> c
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Load(Memory + At);
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => VectorMath.Flush(value).Store(Memory + At);
    }

    /// <summary>What has come back to h: of this step when backward begins, of the step before when it ends.</summary>
    public readonly Vector512<T> dh
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Load(HiddenGradient + At);
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => VectorMath.Flush(value).Store(HiddenGradient + At);
    }

    /// <summary>The same of c.</summary>
    public readonly Vector512<T> dc
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Load(MemoryGradient + At);
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => VectorMath.Flush(value).Store(MemoryGradient + At);
    }

    /// <summary>A storage block.</summary>
    public readonly Vector512<T> this[int block]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Load(Storage + (block * Block) + At);
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => value.Store(Storage + (block * Block) + At);
    }

    /// <summary>A weight of the units' own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector512<T> Weight(int index) => Vector512.Load(Weights + (index * Block) + At);

    /// <summary>Sets the gradient of the pre-activation in a storage block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Back(int block, Vector512<T> gradient) => VectorMath.Flush(gradient).Store(Gradients + (block * Block) + At);

    /// <summary>What came back to an operand that is a storage block; they stand in the order of the plan's products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector512<T> Operand(int index) => Vector512.Load(OperandGradients + (index * Block) + At);

    /// <summary>Adds to the gradient of a weight of the units' own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void AddToWeight(int index, Vector512<T> gradient)
    {
        var sum = WeightGradients + (index * Block) + At;
        (Vector512.Load(sum) + gradient).Store(sum);
    }
}
