using Harness;

namespace Speed;

/// <summary>Work that is timed beside the same work of a peer.</summary>
/// <param name="Name">what the command line and the table call it</param>
/// <param name="Unit">what is counted, in the plural</param>
/// <param name="Peer">the Python side: a script of bench/peers, and its task</param>
/// <param name="Operations">floating-point operations per token</param>
/// <param name="Target">what is to be reached</param>
/// <param name="Make">our side; made in a process of its own</param>
internal sealed record Case(string Name, string Unit, PeerTask Peer, double Operations, Target Target, Func<IWork> Make)
{
    /// <summary>Tokens that make one unit.</summary>
    public int TokensPerUnit { get; init; } = 1;
}
