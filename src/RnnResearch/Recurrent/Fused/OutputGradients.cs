using RnnResearch.Kernels;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// What came back to what a forward pass gave, without gaps in memory. Where nothing did it is null: zeros would be the package's, made
/// like the outputs, and those may have ended with the scope that the function was called in.
/// </summary>
/// <param name="h">to h of all steps</param>
/// <param name="LastH">to h after the last step</param>
/// <param name="LastC">likewise</param>
/// <param name="z">to what attention read</param>
/// <param name="Alpha">to where it looked</param>
internal sealed record OutputGradients(Tensor? h, Tensor? LastH, Tensor? LastC, Tensor? z, Tensor? Alpha)
{
    /// <param name="gradients">one for each output, in order</param>
    /// <param name="call">says which outputs there are</param>
    public static OutputGradients Of(List<Tensor> gradients, RecurrenceCall call) => new(
        Given(gradients[0]),
        call.HasLast ? Given(gradients[1]) : null,
        call.HasLast && call.HasMemory ? Given(gradients[2]) : null,
        call.Attends ? Given(gradients[^2]) : null,
        call.Attends ? Given(gradients[^1]) : null);

    private static Tensor? Given(Tensor? gradient) => gradient is null || gradient.IsInvalid ? null : TensorMemory.WithoutGaps(gradient);
}
