using RnnResearch.Data.Downloads;

namespace RnnResearch.Data.Sentiment;

/// <summary>Opens the labelled texts that a configuration names.</summary>
public static class LabelledSets
{
    private static readonly Split[] Needed = [Split.Train, Split.Validation, Split.Test];

    /// <summary>Makes reviews, or opens what is on disk.</summary>
    /// <exception cref="DataException">Something is missing or wrong; the message says how to get it right.</exception>
    public static LabelledSet Open(SentimentDataConfig config)
    {
        var set = config.Name switch
        {
            GeneratedReviews.Name => GeneratedReviews.Write(),
            RtPolarity.Name => RtPolarity.Open(Fetched(RtPolarity.Name), config.Fold),
            Sst2.Name => Sst2.Open(Fetched(Sst2.Name)),
            _ => LabelledTable.Open(config.Path!, config.Fold),
        };
        foreach (var split in Needed) set.Of(split);
        return set;
    }

    private static string Fetched(string name) => DataRoot.Of(name) is var folder && FetchedMarker.IsIn(folder)
        ? folder
        : throw new DataException($"{name} is not in {folder}. Fetch it with: make data NAME={name}");
}
