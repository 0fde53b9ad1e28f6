using RnnResearch.Data.Sentiment;
using RnnResearch.Metrics;

namespace RnnResearch.Experiments.Sentiment;

/// <summary>Judges labelled texts and scores the verdicts.</summary>
internal sealed class SentimentEvaluator(TextJudge judge, int labels, bool countLabelsAlike)
{
    /// <summary>A verdict of each text, and the metrics of all.</summary>
    public (IReadOnlyList<Verdict> Verdicts, IReadOnlyDictionary<string, double> Scores) Judge(
        IReadOnlyList<LabelledText> texts, CancellationToken interrupt)
    {
        var judged = judge.LogProbabilities([.. texts.Select(text => text.Words)], interrupt);
        Verdict[] verdicts = Array.ConvertAll(judged, TextJudge.VerdictOf);
        var (loss, confusion) = (0.0, new Confusion(labels));
        for (var i = 0; i < verdicts.Length; i++)
        {
            loss -= judged[i][texts[i].Label];
            confusion.Add(texts[i].Label, verdicts[i].Label);
        }
        var scores = new Dictionary<string, double> { ["loss"] = loss / texts.Count, ["accuracy"] = confusion.Accuracy };
        if (countLabelsAlike) scores["macro_f1"] = confusion.MacroF1;
        return (verdicts, scores);
    }
}
