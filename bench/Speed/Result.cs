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

    /// <summary>Of our speed to that of the fastest peer: the median over the turns of the two beside each other.</summary>
    internal double Ratio => Statistic.Median(Ours.Best.Speeds.Zip(Best.Best.Speeds, (here, there) => here / there));

    /// <summary>Of our side, by <see cref="Operations"/>.</summary>
    internal double? GigaFlops => Ours.Best.Median * Case.TokensPerUnit * Case.Operations / 1e9;
}
