namespace Harness;

/// <summary>
/// Something that is timed again and again in a process of its own. All its data is made up, a function of numbers alone, so that a peer
/// can make the same.
/// </summary>
public interface IWork : IDisposable
{
    /// <summary>
    /// Numbers that a peer doing the same finds as well, the number of trained weights first. Asked for once, before the first
    /// <see cref="Run"/>.
    /// </summary>
    IReadOnlyList<double> FixedPoint();

    /// <summary>The work of one measurement; returns how much was done, in tokens, operations or whatever the work counts.</summary>
    long Run();
}
