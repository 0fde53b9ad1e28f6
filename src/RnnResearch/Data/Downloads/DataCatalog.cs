using RnnResearch.Data.Downloads.Sets;
using RnnResearch.Data.Sentiment;
using RnnResearch.Data.Text;

namespace RnnResearch.Data.Downloads;

/// <summary>The data sets that can be fetched, with every file's size and checksum: one file each in Sets/.</summary>
public static class DataCatalog
{
    public static IReadOnlyList<DataSetEntry> Entries { get; } =
    [
        Flickr8k.Entry, ImagenetCnn.Entry,
        TinyShakespeare.Entry, Sonnets.Entry, WarAndPeace.Entry, LinuxSources.Entry, StacksProject.Entry,
        PennTreebank.Entry, WikiText2.Entry,
        RtPolarityReviews.Entry, SentimentTreebank.Entry,
        Multi30k.Entry, Tatoeba.EnglishKorean, Tatoeba.EnglishFrench,
        MsrAction3d.Entry,
    ];

    /// <summary>The data sets that are made on first use, and what they are.</summary>
    public static IReadOnlyList<(string Name, string Title)> Made { get; } =
    [
        ("scenes", "Drawn pictures with captions whose truth is known"),
        .. TextCorpora.Entries.Where(corpus => corpus.DataSet is null).Select(corpus => (corpus.Name, corpus.Title)),
        (GeneratedReviews.Name, "Made-up reviews in which no word alone says anything"),
        ("dates", "Dates in many spellings, to be said as ISO 8601 does"),
        ("reversed", "Strings of letters, to be said backwards"),
        ("shapes", "Moving shapes whose action no single frame shows"),
    ];

    /// <summary>The entry called <paramref name="name"/>; throws <see cref="DataException"/> naming those there are.</summary>
    public static DataSetEntry Find(string name) =>
        Entries.FirstOrDefault(e => e.Name == name)
        ?? throw new DataException(
            $"no data set \"{name}\"; there are {string.Join(", ", Entries.Select(e => e.Name))} "
            + $"({string.Join(", ", Made.Select(set => set.Name))} are made on first use and need no fetching)");
}
