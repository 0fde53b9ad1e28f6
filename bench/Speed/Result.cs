using Harness;

namespace Speed;

/// <summary>A case as measured.</summary>
/// <param name="Case">which</param>
/// <param name="Ours">our side</param>
/// <param name="Peers">whoever else was measured</param>
internal sealed record Result(Case Case, PeerResult Ours, IReadOnlyList<PeerResult> Peers)
{
    /// <summary>The fastest of the peers.</summary>
    internal PeerResult Best => Peers.MaxBy(peer => peer.Best.Median)!;

    /// <summary>Of our speed to a peer's, see <see cref="Statistic.MedianRatio"/>.</summary>
    internal double RatioTo(PeerResult peer) => Statistic.MedianRatio(Ours.Best.Speeds, peer.Best.Speeds);

    /// <summary>Of our side, by <see cref="Operations"/>.</summary>
    internal double? GigaFlops => Ours.Best.Median * Case.TokensPerUnit * Case.Operations / 1e9;
}
