using RnnResearch.Analysis;
using RnnResearch.Data;
using RnnResearch.Data.Sentiment;
using RnnResearch.Files;

namespace RnnResearch.Experiments.Sentiment;

/// <summary>What a classifier said, for people: of all texts in a table, of some as pictures in which each word has its colour.</summary>
internal sealed class SentimentSamples(IReadOnlyList<string> labels, TextJudge judge, string folder)
{
    private const int TextsOfAPicture = 6;
    private const string Measure = "By how much ln p/(1-p) of what was said falls when the word is left out";

    /// <summary>Writes <c>classified-SPLIT.csv</c> and <c>SPLIT-N.png</c>.</summary>
    /// <param name="split">where the texts are from</param>
    /// <param name="texts">all of them</param>
    /// <param name="verdicts">of each</param>
    /// <param name="drawn">how many are drawn, at equal distances from all</param>
    public void Write(Split split, IReadOnlyList<LabelledText> texts, IReadOnlyList<Verdict> verdicts, int drawn)
    {
        TableFile.Write(Path.Combine(folder, $"classified-{split.Name()}.csv"), texts.Zip(verdicts, Row));
        drawn = Math.Min(drawn, texts.Count);
        var chosen = Enumerable.Range(0, drawn).Select(i => Coloured(texts[(int)((long)i * texts.Count / drawn)]));
        foreach (var (i, picture) in chosen.Chunk(TextsOfAPicture).Index())
            DurableFile.Write(Path.Combine(folder, $"{split.Name()}-{i + 1}.png"), ColouredTextPicture.Draw(picture, Measure, "nats"));
    }

    private ClassifiedRow Row(LabelledText text, Verdict verdict) =>
        new(text.Text, labels[text.Label], labels[verdict.Label], Math.Round(verdict.Probability, 6));

    private ColouredText Coloured(LabelledText text)
    {
        var (verdict, effects) = judge.Explain(text.Words);
        var truth = verdict.Label == text.Label ? "right" : $"wrong, it is {labels[text.Label]}";
        return new ColouredText(
            FormattableString.Invariant($"said {labels[verdict.Label]}, p = {verdict.Probability:F3}: {truth}"),
            text.Words, [.. effects.Select(effect => effect.LogOdds)]);
    }
}
