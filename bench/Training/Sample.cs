using System.Diagnostics;

namespace TrainingSpeed;

/// <summary>One measurement.</summary>
/// <param name="Tokens">trained on</param>
/// <param name="Seconds">by the clock</param>
/// <param name="ProcessorSeconds">of all threads together, which other programs disturb less</param>
internal sealed record Sample(long Tokens, double Seconds, double ProcessorSeconds)
{
    internal static Sample Of(Func<long> training)
    {
        var (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var tokens = training();
        return new Sample(tokens, Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
    }
}
