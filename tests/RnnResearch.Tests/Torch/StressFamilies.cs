namespace RnnResearch.Tests.Torch;

/// <summary>
/// Families of pieces of work that take turns, so that each is at work in however short a time; a family goes round in an order that is
/// mixed but fixed.
/// </summary>
internal sealed class StressFamilies(params IEnumerable<StressPiece>[] families)
{
    private readonly StressPiece[][] families = Array.ConvertAll(families, Mixed);

    public int Pieces => families.Sum(family => family.Length);

    /// <summary>The pieces without end.</summary>
    public IEnumerable<StressPiece> Rotation()
    {
        for (var round = 0; ; round++)
            foreach (var family in families) yield return family[round % family.Length];
    }

    private static StressPiece[] Mixed(IEnumerable<StressPiece> family)
    {
        StressPiece[] pieces = [.. family];
        new Random(1).Shuffle(pieces);
        return pieces;
    }
}
