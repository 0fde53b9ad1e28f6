namespace RnnResearch.Decoding;

/// <summary>How sequences are written from a trained model.</summary>
public sealed record DecodeConfig
{
    /// <summary>Beams kept per sequence; 1 is greedy.</summary>
    public int Beam { get; init; } = 3;

    /// <summary>Longest sequence in tokens.</summary>
    public int MaxLength { get; init; } = 30;

    /// <summary>Finished beams are ranked by log p / length^alpha (Wu et al. 2016, simplified); 0 ranks by log p.</summary>
    public double LengthAlpha { get; init; }
}
