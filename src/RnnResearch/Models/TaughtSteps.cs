using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>All steps of a decoder under teacher forcing, packed: S words.</summary>
/// <param name="h">the recurrent state after each, [S, H]</param>
/// <param name="z">the contexts read, [S, D]; null for a decoder that does not look</param>
/// <param name="Alpha">where it looked, [S, L]; null for a decoder that does not look</param>
/// <param name="Weights">what each place contributed to z, [S, L], by hard attention; null for a decoder that looks softly</param>
internal sealed record TaughtSteps(Tensor h, Tensor? z = null, Tensor? Alpha = null, Tensor? Weights = null)
{
    /// <summary>The same of steps that follow one another.</summary>
    public static TaughtSteps Of(DecoderStep[] steps) => new(
        cat(Array.ConvertAll(steps, step => step.State.h)),
        Concatenate(steps, step => step.z),
        Concatenate(steps, step => step.Alpha),
        Concatenate(steps, step => step.Weights));

    private static Tensor? Concatenate(DecoderStep[] steps, Func<DecoderStep, Tensor?> part) =>
        part(steps[0]) is null ? null : cat(Array.ConvertAll(steps, step => part(step)!));
}
