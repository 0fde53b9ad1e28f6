using Harness;

namespace Speed.Peers;

/// <summary>Who does the same work as ours, in processes of its own.</summary>
/// <param name="Name">as the tables call it</param>
internal abstract record Peer(string Name)
{
    /// <summary>Makes what its processes need, once for all of them.</summary>
    /// <param name="python">the interpreter, for whoever needs one</param>
    internal virtual void Prepare(string python)
    {
    }

    /// <summary>Its process for a case.</summary>
    /// <param name="ofCase">the case's name</param>
    /// <param name="threads">of its operators</param>
    /// <param name="python">the interpreter, for whoever needs one</param>
    internal abstract ServedProcess Start(string ofCase, int threads, string python);
}
