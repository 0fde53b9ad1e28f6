using RnnResearch.Configuration;
using RnnResearch.Configuration.Rules;

namespace RnnResearch.Data.Translation;

/// <summary>Which sentences a translator learns from, and what their tokens are.</summary>
public sealed record TranslationDataConfig : ICrossChecked
{
    /// <summary>
    /// Made on the spot: <c>dates</c> (in many spellings, to ISO 8601) and <c>reversed</c> (letters, to be said backwards). After
    /// <c>make data NAME=...</c>: <c>multi30k</c> (English to German), <c>tatoeba-eng-kor</c>, <c>tatoeba-eng-fra</c>. Or <c>table</c>,
    /// the file in <see cref="Path"/>.
    /// </summary>
    [OneOf("dates", "reversed", "multi30k", "tatoeba-eng-kor", "tatoeba-eng-fra", "table")]
    public string Name { get; init; } = "dates";

    /// <summary>A CSV or TSV of your own with the columns source, target and, if you like, split; with <c>name: table</c>.</summary>
    [IsPath]
    [MayChange]
    public string? Path { get; init; }

    /// <summary>Translates from the set's second language to its first.</summary>
    public bool Backward { get; init; }

    /// <summary>What a source's tokens are; null: as is usual for the set, <c>words</c> for a table.</summary>
    public SentenceTokens? SourceTokens { get; init; }

    /// <summary>What a target's tokens are; null: as is usual for the set, <c>words</c> for a table.</summary>
    public SentenceTokens? TargetTokens { get; init; }

    /// <summary>Whether the encoder reads a source from its last word to its first (Sutskever, Vinyals and Le 2014, section 3.3).</summary>
    public bool ReverseSource { get; init; }

    /// <summary>Tokens that occur less often in training are unknown.</summary>
    [AtLeast(1)]
    public int MinCount { get; init; } = 1;

    /// <summary>Pairs of which a sentence has more tokens are not trained on.</summary>
    [AtLeast(1)]
    public int MaxLength { get; init; } = 100;

    /// <summary>
    /// Pairs of the training split that are used, the first ones; for what is made on the spot how many are made. 0 takes all.
    /// </summary>
    [AtLeast(0)]
    public int Train { get; init; }

    public IEnumerable<ConfigProblem> Check()
    {
        if (Name == "table" && Path is null)
            yield return new("path", "expected your table with the columns source and target, because name is table");
        if (Name != "table" && Path is not null)
            yield return new("path", $"not used with name {Name}; expected name: table, or no path");
    }
}
