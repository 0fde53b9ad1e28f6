using RnnResearch.Kernels;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>Where the weights of a fused cell, or their gradients, stand in memory.</summary>
internal sealed unsafe class RecurrenceWeights<T> where T : unmanaged
{
    private readonly Dictionary<string, nint> places;
    private readonly CellPlan plan;

    /// <param name="plan">says in which order they come</param>
    /// <param name="tensors">contiguous</param>
    /// <param name="projected">whether the input's own weights are not among them</param>
    public RecurrenceWeights(CellPlan plan, IEnumerable<Tensor> tensors, bool projected)
    {
        this.plan = plan;
        places = plan.WeightNames(projected).Zip(tensors).ToDictionary(weight => weight.First, weight => (nint)TensorMemory.Of<T>(weight.Second));
    }

    /// <summary><c>weight_ih</c> [G·H, I]; null where the input comes projected.</summary>
    public T* Input => Find("weight_ih");

    /// <summary><c>bias_ih</c> [G·H], or null.</summary>
    public T* InputBias => Find("bias_ih");

    /// <summary><c>bias_hh</c> [R·H].</summary>
    public T* RecurrentBias => Find("bias_hh");

    /// <summary>A recurrent matrix by its place in the plan.</summary>
    public T* Matrix(int index) => Find(plan.Matrices[index]);

    /// <summary>A weight [H] of the units' own.</summary>
    public T* Unit(int index) => Find(plan.UnitWeights[index]);

    private T* Find(string name) => (T*)places.GetValueOrDefault(name);
}
