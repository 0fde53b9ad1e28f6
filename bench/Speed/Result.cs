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

    /// <summary>
    /// Of our speed to a peer's: the median over the turns of the two beside each other, or of the medians where the peer had no turns.
    /// </summary>
    internal double RatioTo(PeerResult peer) => peer.Best.Speeds.Count == Ours.Best.Speeds.Count
        ? Statistic.Median(Ours.Best.Speeds.Zip(peer.Best.Speeds, (here, there) => here / there))
        : Ours.Best.Median / peer.Best.Median;

    /// <summary>Of our side, by <see cref="Operations"/>.</summary>
    internal double? GigaFlops => Ours.Best.Median * Case.TokensPerUnit * Case.Operations / 1e9;
}
