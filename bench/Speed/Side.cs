using Harness;

namespace Speed;

/// <summary>One of the processes of a comparison.</summary>
/// <param name="Threads">it had</param>
/// <param name="Speeds">units per second, turn by turn</param>
/// <param name="PeakMemory">MiB, where the system tells</param>
internal sealed record Side(int Threads, IReadOnlyList<double> Speeds, double? PeakMemory)
{
    internal double Median => Statistic.Median(Speeds);
}
