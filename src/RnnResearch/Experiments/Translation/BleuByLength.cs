using System.Globalization;
using RnnResearch.Analysis.ResultCurves;
using RnnResearch.Data;
using RnnResearch.Data.Translation;

namespace RnnResearch.Experiments.Translation;

/// <summary>How translations depend on the length of their sources (Bahdanau et al. 2015, figure 2).</summary>
/// <param name="Bins">the shorter first</param>
internal sealed record BleuByLength(IReadOnlyList<LengthBin> Bins)
{
    private const int Width = 5;

    public static BleuByLength Of(IReadOnlyList<HeldOutSentence> sentences, IReadOnlyList<WrittenTranslation> written) => new(
        [.. sentences.Zip(written).GroupBy(pair => Math.Max(0, pair.First.Words.Length - 1) / Width).OrderBy(bin => bin.Key).Select(bin =>
        {
            var scores = TranslationEvaluator.Scores([.. bin.Select(pair => pair.First)], [.. bin.Select(pair => pair.Second)]);
            return new LengthBin((bin.Key * Width) + 1, (bin.Key + 1) * Width, bin.Count(), scores["bleu4"], scores["exact"]);
        })]);

    public ResultTable Table(Split split) => new(
        $"by the length of the source, {split.Name()}",
        ["tokens", "sentences", "bleu4", "exact"],
        [.. Bins.Select(bin => (IReadOnlyList<string>)[$"{bin.From}-{bin.To}", $"{bin.Sentences}", Shown(bin.Bleu4), Shown(bin.Exact)])]);

    /// <summary>BLEU-4 over the middle of each bin, for the run's page.</summary>
    public ResultCurve Curve => new(
        "BLEU by the length of the source",
        "tokens of the source",
        "BLEU-4",
        "",
        [.. Bins.Select(bin => new[] { (bin.From + bin.To) / 2.0, bin.Bleu4 })]);

    private static string Shown(double share) => share.ToString("F3", CultureInfo.InvariantCulture);
}
