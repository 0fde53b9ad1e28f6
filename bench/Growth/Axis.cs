using Harness;

namespace Growth;

/// <summary>One thing that is varied while everything else stays.</summary>
/// <param name="Name">what the command line and the table call it</param>
/// <param name="Unit">what the cost is told for</param>
/// <param name="Values">from small to large</param>
/// <param name="Make">the work at a value; made in a process of its own</param>
internal sealed record Axis(string Name, string Unit, IReadOnlyList<int> Values, Func<int, IWork> Make)
{
    /// <summary>Whether the first run counts and there is no other, as with what a program does once when it starts.</summary>
    public bool Once { get; init; }
}
