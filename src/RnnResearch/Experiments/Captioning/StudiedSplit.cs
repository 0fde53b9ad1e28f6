using RnnResearch.Analysis.Attention;
using RnnResearch.Data;
using RnnResearch.Decoding;

namespace RnnResearch.Experiments.Captioning;

/// <summary>What a captioner wrote about a split, looked at closely.</summary>
public sealed record StudiedSplit
{
    public required Split Split { get; init; }

    /// <summary>How the captions were written.</summary>
    public required DecodeConfig Decode { get; init; }

    /// <summary>Of all captions, under the project's metric names.</summary>
    public required IReadOnlyDictionary<string, double> Scores { get; init; }

    /// <summary>Rows and columns of the grid that alpha lies on; null for a model that does not look.</summary>
    public required int? GridSize { get; init; }

    /// <summary>What stands between the words of a caption.</summary>
    public required string Separator { get; init; }

    /// <summary>Every picture of the split, in the set's order.</summary>
    public required IReadOnlyList<StudiedCaption> Captions { get; init; }

    /// <summary>On scenes, attention by kind of word; empty on photographs and for a model that does not look.</summary>
    public required IReadOnlyList<KindOfWord> Kinds { get; init; }

    /// <summary>Words written often, narrowest attention first; empty for a model that does not look.</summary>
    public required IReadOnlyList<EntropyOfWord> Words { get; init; }
}
