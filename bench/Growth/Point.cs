using System.Diagnostics;
using System.Globalization;
using Harness;

namespace Growth;

/// <summary>The cost at one value of an axis.</summary>
/// <param name="Value">of the axis</param>
/// <param name="Microseconds">per unit</param>
/// <param name="PeakMemory">MiB, where the system tells</param>
internal sealed record Point(int Value, double Microseconds, double? PeakMemory)
{
    private const int WarmUps = 2;
    private const int AtLeast = 3;
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(1.5);

    /// <summary>In a process of its own: the median of as many runs as fit in a short time.</summary>
    internal static Point Measure(Axis axis, int value, int threads)
    {
        using var process = ServedProcess.Own(["serve", axis.Name, value.ToString(CultureInfo.InvariantCulture), $"{threads}"], threads);
        var speed = axis.Once ? process.Measure().Speed : Repeated(process);
        return new Point(value, 1e6 / speed, process.PeakMemory());
    }

    private static double Repeated(ServedProcess process)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < WarmUps && clock.Elapsed < LongEnough; i++) process.Measure();
        var speeds = new List<double>();
        for (clock.Restart(); speeds.Count < AtLeast || clock.Elapsed < LongEnough;)
        {
            speeds.Add(process.Measure().Speed);
            if (clock.Elapsed > LongEnough * AtLeast) break; // one that takes seconds is told by fewer
        }
        return Statistic.Median(speeds);
    }
}
