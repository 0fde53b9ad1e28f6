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
    private static readonly (string, string)[] Environment = [("GOMP_SPINCOUNT", "300000"), ("GLIBC_TUNABLES", "glibc.malloc.check=0")];

    internal override ServedProcess Start(string ofCase, int threads, string python) =>
        ServedProcess.Own(["peer", ofCase, Name, $"{threads}"], threads, Environment);
}
