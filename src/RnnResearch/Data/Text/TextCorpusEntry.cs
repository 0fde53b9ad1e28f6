using System.Text;
using RnnResearch.Data.Downloads;

namespace RnnResearch.Data.Text;

/// <summary>
/// What is known of one corpus: how a text is called, where it comes from, and how it is read and split unless the
/// configuration says otherwise.
/// </summary>
/// <param name="Name">Its name in a configuration.</param>
/// <param name="Title">One line: what it is.</param>
/// <param name="Unit">What a token is.</param>
public sealed record TextCorpusEntry(string Name, string Title, TextUnit Unit)
{
    /// <summary>The share of the text that is the validation split; 0 for none, and for splits of the corpus' own.</summary>
    public double Validation { get; init; }

    /// <summary>The share of the text, at its end, that is the test split.</summary>
    public double Test { get; init; }

    /// <summary>The data set it is read from, as <c>make data NAME=...</c> knows it; null where nothing is fetched.</summary>
    public string? DataSet { get; init; }

    /// <summary>
    /// A file for each split, or one for <see cref="Split.Train"/> that is cut into splits. Relative to the data set's folder.
    /// </summary>
    public IReadOnlyDictionary<Split, string> Files { get; init; } = new Dictionary<Split, string>();

    /// <summary>Makes the text of a corpus that needs no file.</summary>
    public Func<string>? Text { get; init; }

    /// <summary>Every split is the whole text: there is nothing to hold out, only something to memorise.</summary>
    public bool IsWholeInEverySplit { get; init; }

    /// <summary>The files write characters between blanks and a blank as <c>_</c>.</summary>
    public bool HasSpacedCharacters { get; init; }

    /// <summary>Whether the splits come with the corpus and no shares are cut.</summary>
    public bool HasOwnSplits => IsWholeInEverySplit || Files.Count > 1;

    /// <summary>A text of one's own: a file or a folder.</summary>
    internal static TextCorpusEntry OfPath(string path) =>
        new(path, "your own text", TextUnit.Characters)
        {
            Validation = 0.05,
            Files = new Dictionary<Split, string> { [Split.Train] = path },
        };

    /// <summary>How it is read; null takes the corpus' own unit.</summary>
    internal TextFormat Format(TextUnit? unit = null, bool normalize = true) => new(unit ?? Unit, normalize, HasSpacedCharacters);

    /// <summary>
    /// The texts of a split (of <see cref="Split.Train"/> when the corpus is one text); throws <see cref="DataException"/>
    /// when they are not there.
    /// </summary>
    internal IReadOnlyList<TextSource> Sources(Split split)
    {
        if (DataSet is null)
            return Text is null ? TextFiles.At(Files[split]) : [new(Name, () => new MemoryStream(Encoding.UTF8.GetBytes(Text())))];
        var folder = DataRoot.Of(DataSet);
        return FetchedMarker.IsIn(folder)
            ? SourcesIn(folder, split)
            : throw new DataException($"The text {Name} is not in {folder}. Fetch it with: make data NAME={DataSet}");
    }

    /// <summary>The text of a split in a given folder of its data set.</summary>
    internal IReadOnlyList<TextSource> SourcesIn(string folder, Split split)
    {
        var file = Path.Combine(folder, Files[split]);
        return File.Exists(file)
            ? TextFiles.At(file)
            : throw new DataException($"{file}: missing. Delete {folder} and fetch it again with: make data NAME={DataSet}");
    }
}
