using RnnResearch.Analysis.Cells.Properties;

namespace RnnResearch.Analysis.Cells;

/// <summary>Looks for the cells that track properties of a text.</summary>
/// <param name="trained">the network's cells</param>
/// <param name="untrained">the same network's before training</param>
public sealed class PropertySearch(CellProbe trained, CellProbe untrained)
{
    /// <summary>How many cells are named of a property.</summary>
    public const int Named = 10;

    private const int FewestEvents = 20;
    private const int RarestIn = 1000;

    /// <summary>Scores a property, or says why not.</summary>
    /// <param name="property">what is looked for</param>
    /// <param name="text">the whole text</param>
    /// <param name="ends">where in its characters each position is, [N]; the first half is what cells are chosen on</param>
    public PropertyFinding Find(TextProperty property, ScannedText text, IReadOnlyList<int> ends)
    {
        if (property.Missing?.Invoke(text) is { } missing)
            return new PropertyFinding { Property = property, Values = new float[ends.Count], Skipped = missing };
        var scanned = property.Scan(text);
        float[] values = [.. ends.Select(end => scanned[end])];
        var share = property.Kind == PropertyKind.YesNo ? Math.Round(values.Average(), 4) : (double?)null;
        var found = new PropertyFinding { Property = property, Values = values, Share = share };
        if (TooSeldom(property.Kind, values) is { } reason) return found with { Skipped = reason };
        return found with
        {
            Cells = trained.Best(property.Kind, values, Named),
            Chance = trained.Chance(property.Kind, values),
            Untrained = untrained.Best(property.Kind, values, 1)[0].HeldOut,
        };
    }

    /// <summary>A property that says the same of nearly every position of a half cannot be scored.</summary>
    private static string? TooSeldom(PropertyKind kind, float[] values)
    {
        var half = values.Length / 2;
        var least = Math.Max(FewestEvents, half / RarestIn);
        foreach (var (part, name) in new[] { (values[..half], "first"), (values[half..], "second") })
        {
            var (usual, count) = part.CountBy(value => value).MaxBy(pair => pair.Value);
            if (half - count >= least) continue;
            var what = kind == PropertyKind.Number ? $"it is {usual:0.##}" : usual == 0 ? "one is outside" : "one is inside";
            var but = count == half ? "all positions" : $"all but {half - count:N0} of the {half:N0} positions";
            return $"{what} at {but} that were read of the {name} half; scored is what changes at {least} or more";
        }
        return null;
    }
}
