using Harness;

namespace Speed.Peers;

/// <summary>
/// Work written in C#, served by this program as another process, where OpenMP, the C library's heap and the garbage collector do what they
/// do if nobody says anything: our library, which is loaded there too, and our projects would tell them otherwise.
/// </summary>
/// <param name="Name">as the tables call it</param>
/// <param name="Make">the work</param>
internal record ProgramPeer(string Name, Func<IWork> Make) : Peer(Name)
{
    private static readonly (string, string) OpenMp = ("GOMP_SPINCOUNT", "300000");
    private static readonly (string, string) Collector = ("DOTNET_gcServer", "0");
    private static readonly (string, string) Heap = ("GLIBC_TUNABLES", "glibc.malloc.check=0");

    /// <summary>Whether it has our library's heap after all, which keeps what is freed.</summary>
    public bool KeepsHeap { get; init; }

    internal override ServedProcess Start(string ofCase, int threads, string python) =>
        ServedProcess.Own(["peer", ofCase, Name, $"{threads}"], threads, KeepsHeap ? [OpenMp, Collector] : [OpenMp, Collector, Heap]);
}
