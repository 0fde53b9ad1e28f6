namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// The equations of a cell between its products, forward and by hand backward, on a vector of units. The readable cell of the same name
/// is its twin: tests hold their values and gradients together.
/// </summary>
internal interface IFusedCell<T> where T : unmanaged
{
    static abstract CellPlan Plan { get; }

    /// <summary>From pre-activations in storage to what is kept of them, and in the last stage to h and c.</summary>
    static abstract void Forward(int stage, in Units<T> x);

    /// <summary>
    /// From the gradients of h and c after the step to those of the pre-activations. What reaches the state before without a product
    /// is left in dh and dc; products add theirs. Stages come from the last to the first.
    /// </summary>
    static abstract void Backward(int stage, in Units<T> x);
}
