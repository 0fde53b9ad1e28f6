using RnnResearch.Kernels;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>Where the weights of a fused cell, or their gradients, stand in memory.</summary>
internal sealed unsafe class RecurrenceWeights<T> where T : unmanaged
{
    private readonly nint[] places;
    private readonly CellPlan plan;
    private readonly int first; // of those that are not the input's

    /// <param name="plan">says in which order they come</param>
    /// <param name="tensors">contiguous; null for a gradient that nobody wants</param>
    /// <param name="projected">whether the input's own weights are not among them</param>
    public RecurrenceWeights(CellPlan plan, IReadOnlyList<Tensor?> tensors, bool projected)
    {
        (this.plan, first) = (plan, projected ? 0 : 2);
        places = new nint[tensors.Count];
        for (var i = 0; i < places.Length; i++) places[i] = tensors[i] is { } tensor ? (nint)TensorMemory.Of<T>(tensor) : 0;
    }

    /// <summary><c>weight_ih</c> [G·H, I]; null where the input comes projected.</summary>
    public T* Input => first == 0 ? null : (T*)places[0];

    /// <summary><c>bias_ih</c> [G·H], or null.</summary>
    public T* InputBias => first == 0 ? null : (T*)places[1];

    /// <summary><c>bias_hh</c> [R·H].</summary>
    public T* RecurrentBias => (T*)places[first + 1];

    /// <summary>A recurrent matrix by its place in the plan.</summary>
    public T* Matrix(int index) => (T*)places[index == 0 ? first : first + 1 + index];

    /// <summary>A weight [H] of the units' own.</summary>
    public T* Unit(int index) => (T*)places[first + 1 + plan.Matrices.Length + index];
}
