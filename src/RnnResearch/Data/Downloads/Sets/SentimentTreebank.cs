using RnnResearch.Data.Sentiment;

namespace RnnResearch.Data.Downloads.Sets;

/// <summary>The Stanford Sentiment Treebank as whole sentences with two labels.</summary>
internal static class SentimentTreebank
{
    private static readonly GitHubCommit Repository =
        new("clairett/pytorch-sentiment-classification", "457ffd83de90a9d6d472d8ffc31bbffe40a8b236");

    private static readonly DataFile[] Files =
    [
        Repository.File("data/SST2/train.tsv", 720259, "ec192f833a64da08f475488a77b0d0b47db47acd0f458bd18433fc793b569920"),
        Repository.File("data/SST2/dev.tsv", 92057, "eddea6b39e601dd4e7a672b53cc40fdf6019fa80522f351206c24340ca5d9359"),
        Repository.File("data/SST2/test.tsv", 188749, "831169c7e2e429d6026e1bdbb542f33b636e3e596caad9602ebc953c205928b7"),
    ];

    public static DataSetEntry Entry => new()
    {
        Name = Sst2.Name,
        Title = "Stanford Sentiment Treebank: whole sentences, positive and negative, in its own splits",
        Terms = """
            Terms: none are stated; the sentences are those of rt-polarity, from reviews at rottentomatoes.com. Research use only.
            Cite: R. Socher et al. (2013), Recursive Deep Models for Semantic Compositionality Over a Sentiment Treebank, EMNLP.
            """,
        MirrorFiles = Files,
        Originals = Files,
        Preparation = new LabelledPreparation
        {
            Open = Sst2.Open,
            Expected = "sst2: 4,649 negative, 4,961 positive; 178,071 words, 16,188 different",
        },
    };
}
