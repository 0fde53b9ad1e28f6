using RnnResearch.Analysis.Cells.Properties;

namespace RnnResearch.Analysis.Cells;

/// <summary>
/// Which passages of what was read are shown. Stretches are cut into passages of equal length, and taken is again and again the one that
/// shows most of what has been shown least: a property counts where it goes on and off, or changes, most when it was not shown yet, and
/// less each time it is shown.
/// </summary>
/// <param name="stretches">what was read</param>
/// <param name="budget">positions that can be shown</param>
public sealed class PassageChoice(TextStretches stretches, int budget)
{
    /// <summary>Positions of a passage, where the text was read in stretches that long.</summary>
    public const int Longest = 400;
    private const double NotYetShown = 10;

    private readonly int length = Math.Clamp(budget, 1, Math.Min(Longest, stretches.Length));

    /// <summary>The passages to show, in the order of the text, as ranges of positions; those that are held out go first.</summary>
    /// <param name="findings">what they should show: the claimed ones, or where there are none those that were scored</param>
    public IReadOnlyList<(int From, int Length)> Shown(IReadOnlyList<PropertyFinding> findings)
    {
        var wanted = findings.Where(finding => finding.IsClaimed).ToList();
        if (wanted.Count == 0) wanted = [.. findings.Where(finding => finding.Skipped is null)];
        var left = All().Where(from => from >= stretches.Half).ToList();
        var earlier = All().Where(from => from < stretches.Half).ToList();
        var (chosen, times) = (new List<int>(), new int[wanted.Count]);
        for (var room = Math.Max(1, budget / length); room > 0; room--)
        {
            if (left.Count == 0) (left, earlier) = (earlier, []);
            if (left.Count == 0) break;
            var gains = left.ConvertAll(from => wanted.Select((finding, k) => Gain(Variety(finding, from), times[k])).Sum());
            var from = left[gains.IndexOf(gains.Max())];
            for (var k = 0; k < times.Length; k++) times[k] += Variety(wanted[k], from) > 0 ? 1 : 0;
            left.Remove(from);
            chosen.Add(from);
        }
        return [.. chosen.Order().Select(from => (from, length))];
    }

    /// <summary>Those that are shown, and others spread over all that was read, in all up to so many positions.</summary>
    public IReadOnlyList<(int From, int Length)> Searched(IReadOnlyList<(int From, int Length)> shown, int positions)
    {
        var others = All().Except(shown.Select(passage => passage.From)).ToList();
        var count = Math.Clamp((positions / length) - shown.Count, 0, others.Count);
        var spread = Enumerable.Range(0, count).Select(k => (others[(int)((long)k * others.Count / count)], length));
        return [.. shown.Concat(spread).OrderBy(passage => passage.Item1)];
    }

    private IEnumerable<int> All() =>
        from stretch in Enumerable.Range(0, stretches.Count)
        from passage in Enumerable.Range(0, stretches.Length / length)
        select (stretch * stretches.Length) + (passage * length);

    private static double Gain(double variety, int times) => (variety / (1 + times)) + (times == 0 && variety > 0 ? NotYetShown : 0);

    /// <summary>From 0, where a passage does not show a property going on and off, to 1, where it is inside half of the time.</summary>
    private double Variety(PropertyFinding finding, int from)
    {
        var values = finding.Values.AsSpan(from, length);
        var (rises, falls) = (0, 0);
        for (var n = 1; n < values.Length; n++)
        {
            if (values[n] > values[n - 1]) rises++;
            if (values[n] < values[n - 1]) falls++;
        }
        if (Math.Min(rises, falls) == 0) return 0;
        if (finding.Property.Kind == PropertyKind.Number) return 1;
        var share = (double)values.Count(1f) / values.Length;
        return 4 * share * (1 - share);
    }
}
