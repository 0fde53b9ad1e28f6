using System.Diagnostics;
using Harness;

namespace Speed;

/// <summary>
/// Processes that stand ready together and measure one at a time, to and fro: whatever else the machine does meets them all alike.
/// </summary>
internal static class InTurn
{
    // In a process that is compiled while it runs the parts that are used often are compiled again in the first seconds.
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(2);

    // Who is so much slower in the warm-up than the fastest of a group is not what the group is asked for.
    private const double Hopeless = 0.6;

    // Threads of matrix products look for more work for tens of milliseconds before they sleep.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    /// <param name="groups">all processes</param>
    /// <param name="turns">for each that is not hopelessly slower than the fastest of its group</param>
    /// <returns>the measurements of each, turn by turn; the better one of the end of its warm-up where it had no turns</returns>
    internal static IReadOnlyDictionary<ServedProcess, IReadOnlyList<Sample>> Measure(
        IReadOnlyList<IReadOnlyList<ServedProcess>> groups, int turns)
    {
        var samples = groups.SelectMany(group => group).ToDictionary(process => process, process => new List<Sample> { WarmUp(process) });
        // A neighbour may have been there: nobody is given up for one measurement.
        foreach (var process in samples.Keys.Except(groups.SelectMany(Hopeful)).ToList())
            samples[process] = [new[] { samples[process][0], Measure(process) }.MaxBy(sample => sample.Speed)!];
        ServedProcess[] runners = [.. groups.SelectMany(Hopeful)];
        foreach (var process in runners) samples[process].Clear();
        for (var turn = 0; turn < turns; turn++)
        {
            // There and back again: nobody always measures after the same neighbour.
            foreach (var process in turn % 2 == 0 ? runners : runners.Reverse()) samples[process].Add(Measure(process));
        }
        return samples.ToDictionary(pair => pair.Key, IReadOnlyList<Sample> (pair) => pair.Value);

        IEnumerable<ServedProcess> Hopeful(IReadOnlyList<ServedProcess> group)
        {
            var fastest = group.Max(process => samples[process][0].Speed);
            return group.Where(process => samples[process][0].Speed >= Hopeless * fastest);
        }
    }

    /// <summary>The last measurement of the warm-up.</summary>
    private static Sample WarmUp(ServedProcess process)
    {
        var clock = Stopwatch.StartNew();
        Sample last;
        do last = Measure(process);
        while (clock.Elapsed < WarmUpTime);
        return last;
    }

    private static Sample Measure(ServedProcess process)
    {
        Thread.Sleep(Rest);
        return process.Measure();
    }
}
