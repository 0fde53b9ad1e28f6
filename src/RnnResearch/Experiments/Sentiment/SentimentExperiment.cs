using RnnResearch.Data;
using RnnResearch.Data.Sentiment;
using RnnResearch.Decoding;
using RnnResearch.Training;

namespace RnnResearch.Experiments.Sentiment;

/// <summary>A sentiment configuration brought to life: texts, vocabulary, classifier, and what is shown of it.</summary>
internal sealed class SentimentExperiment : IExperiment
{
    private readonly SentimentConfig config;
    private readonly SentimentTask task;
    private readonly TextJudge judge;
    private readonly SentimentEvaluator evaluator;

    public SentimentExperiment(SentimentConfig config, ExperimentStart start)
    {
        this.config = config;
        var (trained, streams, log) = start;
        var set = LabelledSets.Open(config.Data);
        var corpus = new LabelledCorpus(set, trained is null ? null : AttachedVocabulary.Of(trained), config.Data.MinCount);
        if (trained is not null && !LabelNames.Of(trained).SequenceEqual(set.Labels))
            throw new DataException(
                $"{set.Name}: the labels are {string.Join(", ", set.Labels)}, and the checkpoint has learned "
                + $"{string.Join(", ", LabelNames.Of(trained))}; set data.path to the texts it was trained on");
        var counts = string.Join(", ", corpus.Splits.Select(split => $"{corpus.Of(split).Count:N0} {split.Name()}"));
        log($"{set.Name}: {counts} texts; {corpus.Vocabulary.Count:N0} words; labels {string.Join(", ", set.Labels)}");
        var model = ClassifierFactory.Create(config, corpus.Vocabulary.Count, set.Labels.Count, trained);
        judge = new TextJudge(model, corpus.Vocabulary);
        evaluator = new SentimentEvaluator(judge, set.Labels.Count, config.CountsLabelsAlike);
        task = new SentimentTask(config, corpus, model, evaluator, streams);
    }

    public ITrainingTask Task => task;

    public IReadOnlyList<Split> ReportedSplits => [.. task.Corpus.Splits.Where(split => split is Split.Test or Split.Novel)];

    public string Next(string run) => $"make classify RUN={ShellWord.Of(run)} TEXT=\"not bad at all\"";

    public SplitReport Report(Split split, DecodeOverride decode, CancellationToken interrupt)
    {
        var texts = task.Corpus.Set.Of(split);
        var (verdicts, scores) = evaluator.Judge(texts, interrupt);
        return new SplitReport(scores, folder =>
            new SentimentSamples(task.Corpus.Set.Labels, judge, folder).Write(split, texts, verdicts, config.Report.Texts));
    }

    public void Dispose() => task.Dispose();
}
