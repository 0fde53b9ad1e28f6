using Harness;
using Speed.Ours;
using Speed.Peers;

namespace Speed;

/// <summary>Work that is timed beside the same work of peers.</summary>
/// <param name="Name">what the command line and the table call it</param>
/// <param name="Unit">what is counted, in the plural</param>
/// <param name="Peers">whoever else does it, the package first</param>
/// <param name="Operations">floating-point operations per token; null where nobody counts</param>
/// <param name="Target">what is to be reached</param>
/// <param name="Make">our side, or a variant of it; made in a process of its own</param>
internal sealed record Case(
    string Name, string Unit, IReadOnlyList<Peer> Peers, double? Operations, Target Target, Func<Variant, IWork> Make)
{
    /// <summary>Tokens that make one unit.</summary>
    public int TokensPerUnit { get; init; } = 1;

    /// <summary>Whether it is worth while to set the package beside itself with the heap kept.</summary>
    public bool HeapMatters { get; init; } = true;

    /// <summary>A peer that is a program in C#, by its name.</summary>
    internal ProgramPeer Program(string name) => Peers.OfType<ProgramPeer>().Single(peer => peer.Name == name);

    /// <summary>Units per second of each measurement.</summary>
    internal IReadOnlyList<double> Speeds(IEnumerable<Sample> samples) => [.. samples.Select(sample => sample.Speed / TokensPerUnit)];
}
