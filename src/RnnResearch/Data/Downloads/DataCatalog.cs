using RnnResearch.Data.Downloads.Sets;

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

    /// <summary>The entry called <paramref name="name"/>; throws <see cref="DataException"/> naming those there are.</summary>
    public static DataSetEntry Find(string name) =>
        Entries.FirstOrDefault(e => e.Name == name)
        ?? throw new DataException(
            $"no data set \"{name}\"; there are {string.Join(", ", Entries.Select(e => e.Name))} "
            + "(scenes, reviews, dates, reversed, shapes and the texts hello, alphabet and generated are made on first use "
            + "and need no fetching)");
}
