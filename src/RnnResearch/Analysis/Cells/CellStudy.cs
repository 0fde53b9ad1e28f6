using RnnResearch.Data.Text;

namespace RnnResearch.Analysis.Cells;

/// <summary>A network, what it read, and what was found in it.</summary>
public sealed record CellStudy
{
    /// <summary>What was looked into.</summary>
    public required StudiedNetwork Network { get; init; }

    public required PlacedText Text { get; init; }

    /// <summary>Where the text came from and how it was read, in a sentence or two.</summary>
    public required string Note { get; init; }

    /// <summary>The command that makes it again.</summary>
    public required string Command { get; init; }

    public required TextStretches Stretches { get; init; }

    public required CellRecording Recording { get; init; }

    public required IReadOnlyList<PropertyFinding> Findings { get; init; }
}
