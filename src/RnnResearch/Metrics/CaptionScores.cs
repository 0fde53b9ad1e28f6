namespace RnnResearch.Metrics;

/// <summary>Every metric that compares captions with references. BLEU, ROUGE-L and the distinct ratio reach 1, CIDEr-D 10.</summary>
public sealed record CaptionScores(double Bleu1, double Bleu2, double Bleu3, double Bleu4, double RougeL, double Cider, double Distinct)
{
    /// <summary>Scores tokenised captions: candidate i against references i.</summary>
    public static CaptionScores Compute(IReadOnlyList<string[]> candidates, IReadOnlyList<IReadOnlyList<string[]>> references)
    {
        var bleu = Bleu.Corpus(candidates, references);
        return new CaptionScores(
            bleu[0],
            bleu[1],
            bleu[2],
            bleu[3],
            Metrics.RougeL.Corpus(candidates, references),
            CiderD.Corpus(candidates, references),
            DistinctCaptions.Ratio(candidates));
    }

    /// <summary>The scores under the names they have in metrics.csv and summary.json.</summary>
    public IReadOnlyDictionary<string, double> ByName() => new Dictionary<string, double>
    {
        ["bleu1"] = Bleu1,
        ["bleu2"] = Bleu2,
        ["bleu3"] = Bleu3,
        ["bleu4"] = Bleu4,
        ["rouge_l"] = RougeL,
        ["cider"] = Cider,
        ["distinct"] = Distinct,
    };
}
