using RnnResearch.Data;
using RnnResearch.Decoding;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Sentiment;

/// <summary>What the verbs do that are for classifiers of texts alone.</summary>
public static class SentimentVerbs
{
    /// <summary>Judges texts with the best checkpoint of a run, or with a checkpoint's own folder; the data set is not needed.</summary>
    /// <param name="path">the run or checkpoint</param>
    /// <param name="texts">as they are written: they are cut into words as <see cref="SentenceTokenizer"/> does</param>
    /// <param name="csvFile">a table text,label,probability besides, or null</param>
    /// <param name="progress">hears of damaged checkpoints, and of texts without a word, which have no verdict</param>
    /// <param name="tell">hears of each verdict as soon as it is there</param>
    /// <returns>whether every text has a verdict</returns>
    public static bool Classify(
        string path, IEnumerable<string> texts, string? csvFile, ITrainingProgress progress, Action<ClassifiedText> tell)
    {
        using var scope = NewDisposeScope();
        var (trained, config) = TrainedModel.Open<SentimentConfig>(path, progress.Warning);
        var (vocabulary, labels) = (AttachedVocabulary.Of(trained.Checkpoint), LabelNames.Of(trained.Checkpoint));
        using var model = ClassifierFactory.Create(config, vocabulary.Count, labels.Count, trained.Checkpoint);
        model.eval();
        using var table = csvFile is null ? null : new AnswerTable(csvFile, "text", "label", "probability");
        var judge = new TextJudge(model, vocabulary);
        return ScoresException.Naming(trained.Called, () => ClassifyAll(texts, judge, labels, progress, classified =>
        {
            tell(classified);
            table?.Add(classified.Text, classified.Label, FormattableString.Invariant($"{classified.Probability:F6}"));
        }));
    }

    private static bool ClassifyAll(
        IEnumerable<string> texts, TextJudge judge, IReadOnlyList<string> labels, ITrainingProgress progress, Action<ClassifiedText> tell)
    {
        var isComplete = true;
        foreach (var (i, text) in texts.Index())
        {
            var words = SentenceTokenizer.Tokenize(text);
            if (words.Length == 0)
            {
                progress.Warning($"text {i + 1} has no words, so there is nothing to say of it");
                isComplete = false;
                continue;
            }
            var (verdict, effects) = judge.Explain(words);
            tell(new ClassifiedText(text, labels[verdict.Label], verdict.Probability, effects));
        }
        return isComplete;
    }
}
