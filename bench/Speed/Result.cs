using Harness;

namespace Speed;

/// <summary>A case as measured.</summary>
/// <param name="Case">which</param>
/// <param name="All">ours, by thread count</param>
/// <param name="AllOfPeer">the peer's</param>
internal sealed record Result(Case Case, IReadOnlyList<Side> All, IReadOnlyList<Side> AllOfPeer)
{
    /// <summary>Ours at its better thread count.</summary>
    internal Side Ours => All.MaxBy(side => side.Median)!;

    /// <summary>The peer's at its better one.</summary>
    internal Side Peer => AllOfPeer.MaxBy(side => side.Median)!;

    /// <summary>Of our speed to the peer's: the median over the turns of the two beside each other.</summary>
    internal double Ratio => Statistic.Median(Ours.Speeds.Zip(Peer.Speeds, (here, there) => here / there));

    /// <summary>Of our peak memory to the peer's.</summary>
    internal double? MemoryRatio => Ours.PeakMemory / Peer.PeakMemory;

    /// <summary>Of our side, by <see cref="Operations"/>.</summary>
    internal double GigaFlops => Ours.Median * Case.TokensPerUnit * Case.Operations / 1e9;
}
