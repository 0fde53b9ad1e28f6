using RnnResearch.Data.Sentiment;

namespace RnnResearch.Data.Downloads.Sets;

/// <summary>Sentences of film reviews with their polarity.</summary>
internal static class RtPolarityReviews
{
    private static readonly GitHubCommit Repository = new("yoonkim/CNN_sentence", "23e0e1f7355705bb083043fda05c031b15acb38c");

    private static readonly DataFile[] Files =
    [
        Repository.File("rt-polarity.pos", 626139, "2da124ec187a9d5a29c9f04e91c540e02baed5af8868f550a26bd6fd4dbf8bf0"),
        Repository.File("rt-polarity.neg", 612256, "4ace77d558c3714723843f1d65b60c01e3417b208180f0728808d76ad0eeeaca"),
    ];

    public static DataSetEntry Entry => new()
    {
        Name = RtPolarity.Name,
        Title = "Sentences of film reviews, positive and negative (sentence polarity dataset v1.0)",
        Terms = """
            Terms: no licence is stated; the sentences are from reviews at rottentomatoes.com. Research use only.
            Cite: B. Pang, L. Lee (2005), Seeing stars: Exploiting class relationships for sentiment categorization with respect to rating
            scales, ACL.
            """,
        MirrorFiles = Files,
        Originals = Files,
        Preparation = new LabelledPreparation
        {
            Open = folder => RtPolarity.Open(folder, fold: 0),
            Expected = "rt-polarity: 5,331 negative, 5,331 positive; 224,041 words, 21,420 different",
        },
    };
}
