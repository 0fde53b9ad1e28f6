using RnnResearch.Analysis;
using RnnResearch.Analysis.ResultCurves;
using RnnResearch.Data;
using RnnResearch.Data.Translation;
using RnnResearch.Files;
using RnnResearch.Metrics;

namespace RnnResearch.Experiments.Translation;

/// <summary>
/// What a translator wrote, for people: all translations and their scores by length as tables, some alignments as pictures.
/// </summary>
internal sealed class TranslationSamples(TranslationCorpus corpus, string folder)
{
    private const int LongestDrawn = 24;

    /// <summary>Writes <c>translations-SPLIT.csv</c>, <c>bleu-by-length-SPLIT.csv</c> and <c>SPLIT-N.png</c>.</summary>
    public void Write(
        Split split,
        IReadOnlyList<HeldOutSentence> sentences,
        IReadOnlyList<WrittenTranslation> written,
        BleuByLength byLength,
        int pictures)
    {
        var name = split.Name();
        TableFile.Write(Path.Combine(folder, $"translations-{name}.csv"), sentences.Zip(written, Row));
        TableFile.Write(Path.Combine(folder, $"bleu-by-length-{name}.csv"), byLength.Bins);
        ResultCurveFile.Write(folder, name, [byLength.Curve]);
        var drawn = sentences.Zip(written).Where(pair => IsDrawn(pair.First, pair.Second)).Take(pictures);
        foreach (var (i, (sentence, translation)) in drawn.Index())
        {
            var picture = AlignmentPicture.Draw([.. sentence.Words, "</s>"], translation.Words, translation.Alpha);
            DurableFile.Write(Path.Combine(folder, $"{name}-{i + 1:D2}.png"), picture);
        }
    }

    private static bool IsDrawn(HeldOutSentence sentence, WrittenTranslation translation) =>
        translation.Alpha.Count > 0 && translation.Words.Length <= LongestDrawn && sentence.Words.Length <= LongestDrawn;

    private TranslationRow Row(HeldOutSentence sentence, WrittenTranslation translation) => new(
        sentence.Text,
        corpus.Target.Tokens.Join(translation.Words),
        translation.Hypothesis.LogProbability,
        Bleu.Sentence(translation.Words, sentence.References),
        string.Join(" | ", sentence.References.Select(words => corpus.Target.Tokens.Join(words))));
}
