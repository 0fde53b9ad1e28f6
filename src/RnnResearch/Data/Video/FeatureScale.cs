namespace RnnResearch.Data.Video;

/// <summary>Mean and deviation of each feature over the frames of the training split.</summary>
/// <param name="Means">I</param>
/// <param name="Deviations">I; 1 where a feature never changes</param>
public sealed record FeatureScale(IReadOnlyList<float> Means, IReadOnlyList<float> Deviations)
{
    private const double NoDeviation = 1e-6;

    /// <summary>The scale that changes nothing.</summary>
    public static FeatureScale None(int size) => new([.. Enumerable.Repeat(0f, size)], [.. Enumerable.Repeat(1f, size)]);

    /// <summary>The scale of some frames.</summary>
    /// <param name="clips">the features of each clip, T · I</param>
    /// <param name="size">I</param>
    /// <param name="kind">how many features that follow each other are divided by the same deviation: 1, or all of a kind</param>
    public static FeatureScale Of(IEnumerable<float[]> clips, int size, int kind)
    {
        var (sums, squares, frames) = (new double[size], new double[size], 0L);
        foreach (var features in clips)
        {
            for (var i = 0; i < features.Length; i++)
            {
                sums[i % size] += features[i];
                squares[i % size] += (double)features[i] * features[i];
            }
            frames += features.Length / size;
        }
        var means = sums.Select(sum => sum / frames).ToList();
        var deviations = squares.Zip(means, (square, mean) => Math.Max(0, (square / frames) - (mean * mean)))
            .Chunk(kind).SelectMany(variances => Enumerable.Repeat(Math.Sqrt(variances.Average()), variances.Length));
        return new([.. means.Select(mean => (float)mean)], [.. deviations.Select(d => d < NoDeviation ? 1 : (float)d)]);
    }

    /// <summary>Puts features, T · I, on this scale where they stand.</summary>
    public void Apply(float[] features)
    {
        for (var i = 0; i < features.Length; i++) features[i] = (features[i] - Means[i % Means.Count]) / Deviations[i % Means.Count];
    }
}
