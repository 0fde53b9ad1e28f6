using static TorchSharp.torch;

namespace RnnResearch.Decoding;

/// <summary>Writes sequences the way a <see cref="DecodeConfig"/> says: by beam search or by sampling.</summary>
public static class SequenceWriter
{
    /// <param name="session">one row per sequence</param>
    /// <param name="start">the token that starts a sequence</param>
    /// <param name="end">the token that ends one</param>
    /// <param name="config">how</param>
    /// <param name="seed">of the tokens drawn; not used by beam search</param>
    public static IReadOnlyList<Hypothesis> Write(IDecodingSession session, long start, long end, DecodeConfig config, long seed)
    {
        if (config.Temperature == 0) return BeamSearch.Run(session, start, end, config);
        using var generator = new Generator((ulong)seed);
        return Sampler.Sample(session, start, end, config.MaxLength, config.Temperature, generator);
    }
}
