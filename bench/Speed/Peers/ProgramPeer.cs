using Harness;

namespace Speed.Peers;

/// <summary>
/// Work written in C#, served by this program as another process, where OpenMP and the C library's heap do what they do if nobody says
/// anything: our library, which is loaded there too, would tell them otherwise.
/// </summary>
/// <param name="Name">as the tables call it</param>
/// <param name="Make">the work</param>
internal record ProgramPeer(string Name, Func<IWork> Make) : Peer(Name)
{
    /// <summary>Whether it has our library's heap after all, which keeps what is freed.</summary>
    public bool KeepsHeap { get; init; }

    internal override ServedProcess Start(string ofCase, int threads, string python) => Start(ofCase, threads, []);

    /// <param name="ofCase">the case's name</param>
    /// <param name="threads">of its operators</param>
    /// <param name="environment">what else is set for it</param>
    internal ServedProcess Start(string ofCase, int threads, IReadOnlyList<(string, string)> environment)
    {
        (string, string)[] heap = KeepsHeap ? [] : [AsItComes.Heap];
        return ServedProcess.Own(
            ["peer", ofCase, Name, $"{threads}"], threads, [AsItComes.OpenMp, .. heap, .. environment]);
    }
}
