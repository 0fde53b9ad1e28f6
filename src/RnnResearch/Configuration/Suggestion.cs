namespace RnnResearch.Configuration;

/// <summary>The known name closest to a mistyped one.</summary>
public static class Suggestion
{
    /// <summary>The nearest candidate by edit distance, or null when none is close enough to be meant.</summary>
    public static string? For(string typed, IEnumerable<string> candidates)
    {
        var (best, distance) = candidates
            .Where(candidate => Math.Abs(candidate.Length - typed.Length) <= Allowed(typed, candidate)) // no distance is less
            .Select(candidate => (candidate, distance: Distance(typed, candidate)))
            .DefaultIfEmpty(("", int.MaxValue))
            .MinBy(pair => pair.Item2);
        return distance <= Allowed(typed, best) ? best : null;
    }

    private static int Allowed(string typed, string candidate) => Math.Max(1, (Math.Min(typed.Length, candidate.Length) + 1) / 3);

    /// <summary>A clause for the end of a message: <c>; did you mean "x"?</c>, or nothing.</summary>
    public static string Clause(string typed, IEnumerable<string> candidates) =>
        For(typed, candidates) is { } best ? $"; did you mean \"{best}\"?" : "";

    /// <summary>Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(replaced, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[a.Length, b.Length];
    }
}
