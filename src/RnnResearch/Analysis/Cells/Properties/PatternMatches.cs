using System.Text.RegularExpressions;
using RnnResearch.Data;

namespace RnnResearch.Analysis.Cells.Properties;

/// <summary>Where a regular expression matches.</summary>
internal static class PatternMatches
{
    /// <summary>1 inside a match, 0 elsewhere. An empty match is none.</summary>
    /// <exception cref="DataException">It takes longer than the expression allows.</exception>
    public static float[] In(string name, Regex pattern, string text)
    {
        var values = new float[text.Length];
        try
        {
            foreach (var match in pattern.EnumerateMatches(text)) values.AsSpan(match.Index, match.Length).Fill(1);
        }
        catch (RegexMatchTimeoutException error)
        {
            throw new DataException(
                $"the property {name}: {pattern} takes longer than {pattern.MatchTimeout.TotalSeconds:F0} seconds on this text; "
                + "give an expression that goes back less, without one repetition inside another", error);
        }
        return values;
    }
}
