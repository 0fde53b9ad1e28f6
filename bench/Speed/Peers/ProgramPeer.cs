using Harness;

namespace Speed.Peers;

/// <summary>Work written in C#, served by this program as another process.</summary>
/// <param name="Name">as the tables call it</param>
/// <param name="Make">the work</param>
internal record ProgramPeer(string Name, Func<IWork> Make) : Peer(Name)
{
    // What OpenMP does where nobody says anything; our library tells its threads to sleep instead.
    private static readonly (string, string)[] Environment = [("GOMP_SPINCOUNT", "300000")];

    internal override ServedProcess Start(string ofCase, int threads, string python) =>
        ServedProcess.Own(["peer", ofCase, Name, $"{threads}"], threads, Environment);
}
