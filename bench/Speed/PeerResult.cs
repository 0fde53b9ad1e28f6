namespace Speed;

/// <summary>A peer as measured.</summary>
/// <param name="Name">who</param>
/// <param name="All">by thread count</param>
internal sealed record PeerResult(string Name, IReadOnlyList<Side> All)
{
    /// <summary>At its better thread count.</summary>
    internal Side Best => All.MaxBy(side => side.Median)!;
}
