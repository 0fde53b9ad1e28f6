namespace RnnResearch.Data.Sentiment;

/// <summary>The words that <see cref="GeneratedReviews"/> are made of.</summary>
internal static class ReviewWords
{
    /// <summary>What is praised or blamed.</summary>
    public static readonly string[] Subjects =
    [
        "plot", "acting", "music", "dialogue", "ending", "photography", "cast", "script", "humour", "pace", "story", "editing",
    ];

    /// <summary>A praising word and a blaming one.</summary>
    public static readonly (string Praise, string Blame)[] Opposites =
    [
        ("good", "bad"), ("clever", "stupid"), ("funny", "dull"), ("fresh", "stale"), ("moving", "cold"), ("sharp", "clumsy"),
        ("brilliant", "awful"), ("charming", "annoying"), ("gripping", "tedious"), ("subtle", "crude"),
    ];

    /// <summary>Where the clause has its verb.</summary>
    public static readonly string[] Verbs = ["was", "is", "seemed", "felt"];

    /// <summary>They turn the word behind them around.</summary>
    public static readonly string[] Negations = ["not", "never", "hardly"];

    /// <summary>They say nothing, and keep a negation from the word it turns around.</summary>
    public static readonly string[] Fillers = ["", "", "really", "very", "all that", "particularly"];

    /// <summary>How a review begins; it says nothing either.</summary>
    public static readonly string[] Openings = ["", "", "", "for me", "in the end", "to my mind", "as expected"];
}
