namespace RnnResearch.Decoding;

/// <summary>What is asked for in place of a configured decoding; null leaves the configured value.</summary>
/// <param name="Beam">the beam width; asking for one asks for no sampling</param>
/// <param name="Temperature">the temperature to sample at</param>
public sealed record DecodeOverride(int? Beam = null, double? Temperature = null)
{
    public DecodeConfig Over(DecodeConfig config) => config with
    {
        Beam = Beam ?? config.Beam,
        Temperature = Temperature ?? (Beam is null ? config.Temperature : 0),
    };
}
