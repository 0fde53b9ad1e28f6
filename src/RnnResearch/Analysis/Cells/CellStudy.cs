using RnnResearch.Analysis.Cells.Properties;
using RnnResearch.Data.Text;
using static TorchSharp.torch;

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

    /// <summary>The picture of the best cell of a property, on the passage that shows the property best: the bytes of a PNG file.</summary>
    public byte[] Picture(PropertyFinding finding)
    {
        using var scope = NewDisposeScope();
        var cell = finding.Cells[0];
        var (from, length) = new PassageChoice(Stretches, PassageChoice.Longest).Shown([finding])[0];
        var values = Recording.Cells.narrow(0, from, length).select(1, (cell.Layer * Network.Hidden) + cell.Unit).contiguous();
        var score = $"{finding.Property.Kind.ScoreName()} {cell.HeldOut:F3}";
        var heading = $"{finding.Property.Name}: layer {cell.Layer}, cell {cell.Unit} ({score} held out)";
        var tokens = Enumerable.Range(from, length).Select(n => Network.Vocabulary.Tokens[Text.Tokens[Stretches.TokenAt(n)]]);
        return CellPicture.Draw(heading, [.. tokens], values.data<float>().ToArray());
    }
}
