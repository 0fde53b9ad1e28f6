using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>A fused cell over a whole sequence, forward and backward, on tensors.</summary>
internal interface IFusedRecurrence
{
    CellPlan Plan { get; }

    /// <param name="x">contiguous</param>
    /// <param name="state">before the first step, contiguous</param>
    /// <param name="weights">in the plan's order, contiguous</param>
    /// <exception cref="ArgumentException">A shape does not fit; nothing was read or written.</exception>
    RecurrenceOutcome Forward(RecurrenceInput x, CellState state, IReadOnlyList<Tensor> weights);

    /// <param name="made">what <see cref="Forward"/> made for these <paramref name="x"/> and <paramref name="weights"/></param>
    /// <param name="x">as for <see cref="Forward"/></param>
    /// <param name="weights">as for <see cref="Forward"/></param>
    /// <param name="given">what came back to what it gave</param>
    /// <param name="wanted">which gradients are to be made, besides those of what is attended to</param>
    RecurrenceGradients Backward(
        RecurrenceTrace made, RecurrenceInput x, IReadOnlyList<Tensor> weights, OutputGradients given, WantedGradients wanted);

    /// <summary>
    /// A recurrence of one step that is run again and again, its weights laid out once.
    /// It begins with as many sequences as the state has.
    /// </summary>
    /// <param name="x">T is 1; its memory is read anew at each step. What changes is to outlive the stepper:
    /// vectors or tokens, not a table</param>
    /// <param name="state">before the first step, contiguous</param>
    /// <param name="weights">as for <see cref="Forward"/>; copied</param>
    IFusedStep Stepper(RecurrenceInput x, CellState state, IReadOnlyList<Tensor> weights);
}
