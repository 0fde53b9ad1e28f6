using System.Diagnostics;

namespace RnnResearch.Training;

/// <summary>How fast training goes, over the last portion of steps.</summary>
internal sealed class Pace
{
    private const int Memory = 50;
    private readonly Queue<(double Seconds, long Tokens)> recent = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();

    /// <summary>One more step, of so many tokens.</summary>
    /// <returns>the seconds it took</returns>
    public double Add(long tokens)
    {
        var seconds = clock.Elapsed.TotalSeconds;
        recent.Enqueue((seconds, tokens));
        clock.Restart();
        if (recent.Count > Memory) recent.Dequeue();
        return seconds;
    }

    /// <summary>Leaves out the time since the last step.</summary>
    public void Restart() => clock.Restart();

    public double TokensPerSecond => recent.Sum(step => step.Tokens) / Math.Max(recent.Sum(step => step.Seconds), 1e-9);

    /// <summary>Time that so many further steps take.</summary>
    public TimeSpan Remaining(long steps) => TimeSpan.FromSeconds(steps * recent.Average(step => step.Seconds));
}
