using System.Text.RegularExpressions;

namespace RnnResearch.Experiments.Language;

/// <summary>What to look into a trained network with.</summary>
/// <param name="TextFile">The text it reads; null for the held-out split of its own corpus.</param>
/// <param name="Positions">How many tokens of it are measured at most.</param>
/// <param name="Properties">What to look for besides: inside a match of a regular expression.</param>
/// <param name="PageFile">Where the page goes; null for <c>cells.html</c> in the run.</param>
public sealed record CellsOptions(
    string? TextFile, int Positions, IReadOnlyList<(string Name, Regex Pattern)> Properties, string? PageFile)
{
    /// <summary>Enough for the rarer properties, and read in seconds.</summary>
    public const int UsualPositions = 40_000;
}
