using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>A fused cell over a whole sequence, forward and backward, on tensors.</summary>
internal interface IFusedRecurrence
{
    CellPlan Plan { get; }

    /// <param name="x">contiguous</param>
    /// <param name="state">before the first step</param>
    /// <param name="weights">in the plan's order, contiguous</param>
    RecurrenceResult Forward(RecurrenceInput x, CellState state, IReadOnlyList<Tensor> weights);

    /// <param name="made">what <see cref="Forward"/> gave for these <paramref name="x"/> and <paramref name="weights"/></param>
    /// <param name="x">as for <see cref="Forward"/></param>
    /// <param name="weights">as for <see cref="Forward"/></param>
    /// <param name="dy">the gradient of h, [T, B, H], contiguous</param>
    /// <param name="last">that of the state after the last step</param>
    /// <param name="wantsInput">whether that of x is wanted</param>
    RecurrenceGradients Backward(RecurrenceResult made, RecurrenceInput x, IReadOnlyList<Tensor> weights, Tensor dy, CellState last, bool wantsInput);

    /// <summary>A recurrence of one step that is run again and again, its weights laid out once. It begins with as many sequences as the state has.</summary>
    /// <param name="x">T is 1; its memory is read anew at each step. A table becomes the stepper's to dispose, anything else is to outlive it</param>
    /// <param name="state">before the first step</param>
    /// <param name="weights">as for <see cref="Forward"/>; copied</param>
    IFusedStep Stepper(RecurrenceInput x, CellState state, IReadOnlyList<Tensor> weights);
}
