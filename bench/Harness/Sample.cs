using System.Diagnostics;

namespace Harness;

/// <summary>One measurement.</summary>
/// <param name="Amount">what was done, such as tokens trained on</param>
/// <param name="Seconds">by the clock</param>
/// <param name="Pages">of memory that the system had to give meanwhile, where it tells</param>
public sealed record Sample(double Amount, double Seconds, long? Pages = null)
{
    /// <summary>Amount per second.</summary>
    public double Speed => Amount / Seconds;

    public static Sample Of(Func<long> work)
    {
        var start = Stopwatch.GetTimestamp();
        var amount = work();
        return new Sample(amount, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }
}
