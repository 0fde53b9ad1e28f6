using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// What came back to an output of a function. Where nothing did it is none: zeros would be the package's, made like the outputs, and those may have
/// ended with the scope that the function was called in.
/// </summary>
internal static class GivenGradient
{
    /// <summary>Without gaps in memory; null where nothing came back.</summary>
    public static Tensor? Of(Tensor? gradient) => gradient is null || gradient.IsInvalid ? null : gradient.is_contiguous() ? gradient : gradient.contiguous();
}
