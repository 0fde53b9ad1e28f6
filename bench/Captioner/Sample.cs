namespace CaptionerSpeed;

/// <summary>One measurement.</summary>
/// <param name="Words">words trained on</param>
/// <param name="Seconds">by the clock</param>
/// <param name="ProcessorSeconds">of all threads together, which other programs disturb less</param>
internal sealed record Sample(long Words, double Seconds, double ProcessorSeconds);
