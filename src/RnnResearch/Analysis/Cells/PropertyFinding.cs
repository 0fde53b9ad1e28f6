using RnnResearch.Analysis.Cells.Properties;

namespace RnnResearch.Analysis.Cells;

/// <summary>What was found of one property of a text in a network.</summary>
public sealed record PropertyFinding
{
    public required TextProperty Property { get; init; }

    /// <summary>Its values at the positions, [N]; all 0 where the text has no such thing.</summary>
    public required float[] Values { get; init; }

    /// <summary>Of a yes/no property the share of positions inside; null of a number.</summary>
    public double? Share { get; init; }

    /// <summary>Why it was not scored, or null.</summary>
    public string? Skipped { get; init; }

    /// <summary>The cells that track it best, the best one first; none where it was not scored.</summary>
    public IReadOnlyList<CellScore> Cells { get; init; } = [];

    /// <summary>What the best cell's score comes to by chance, see <see cref="CellProbe.Chance"/>.</summary>
    public double? Chance { get; init; }

    /// <summary>The held-out score of the best cell of the same network before training.</summary>
    public double? Untrained { get; init; }

    /// <summary>Whether the best cell's held-out score is above both chance and the network before training.</summary>
    public bool IsClaimed => Cells.Count > 0 && Cells[0].HeldOut > Chance && Cells[0].HeldOut > Untrained;
}
