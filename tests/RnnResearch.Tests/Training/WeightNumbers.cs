using static TorchSharp.torch;

namespace RnnResearch.Tests.Training;

/// <summary>Weights as numbers, copied out of their tensors, for comparing them bit by bit; counters, which are small, too.</summary>
internal static class WeightNumbers
{
    public static Dictionary<string, float[]> ByName(IReadOnlyDictionary<string, Tensor> weights) =>
        weights.ToDictionary(entry => entry.Key, entry => entry.Value.cpu().to(ScalarType.Float32).data<float>().ToArray());

    /// <summary>All of them, in the order of their names.</summary>
    public static float[] All(IReadOnlyDictionary<string, Tensor> weights) =>
        [.. ByName(weights).OrderBy(entry => entry.Key, StringComparer.Ordinal).SelectMany(entry => entry.Value)];
}
