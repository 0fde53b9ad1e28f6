using System.Diagnostics;

namespace RnnResearch.Training;

/// <summary>Lets something happen at most once per interval; the first time at once.</summary>
public sealed class Throttle(TimeSpan interval)
{
    private long last = long.MinValue;

    /// <summary>Whether it may happen now; asking counts as doing it.</summary>
    public bool IsDue
    {
        get
        {
            var now = Stopwatch.GetTimestamp();
            if (last != long.MinValue && Stopwatch.GetElapsedTime(last, now) < interval) return false;
            last = now;
            return true;
        }
    }
}
