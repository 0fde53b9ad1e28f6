using RnnResearch.Data;
using RnnResearch.Data.Translation;
using RnnResearch.Decoding;
using RnnResearch.Training;

namespace RnnResearch.Experiments.Translation;

/// <summary>A translation configuration brought to life: sentences, vocabularies, model, and what is shown of them.</summary>
internal sealed class TranslationExperiment : IExperiment
{
    private readonly TranslationConfig config;
    private readonly TranslationTask task;
    private readonly TranslationEvaluator evaluator;
    private readonly List<ResultTable> tables = [];

    public TranslationExperiment(TranslationConfig config, ExperimentStart start)
    {
        this.config = config;
        var (trained, streams, log) = start;
        var corpus = new TranslationCorpus(config.Data, trained is null ? null : TranslatorFactory.VocabulariesOf(trained));
        var (source, target) = (corpus.Source.Vocabulary.Count, corpus.Target.Vocabulary.Count);
        var held = string.Concat(corpus.HeldOut.Select(split => $", {corpus.Of(split).Count:N0} {split.Name()}"));
        log($"{corpus.Name}: {corpus.Training.Count:N0} train{held} sentences; {source:N0} {corpus.Source.Tokens.Name()} to {target:N0} "
            + corpus.Target.Tokens.Name());
        var translator = TranslatorFactory.Create(config, source, target, trained);
        evaluator = new TranslationEvaluator(config, corpus, translator);
        task = new TranslationTask(config, corpus, translator, evaluator, streams);
        ReportedSplits = [.. corpus.HeldOut.Where(split => split != Split.Validation)];
    }

    public ITrainingTask Task => task;

    public IReadOnlyList<Split> ReportedSplits { get; }

    public IReadOnlyList<ResultTable> Tables => tables;

    public string Next(string run) => $"make translate RUN={ShellWord.Of(run)} TEXT={ShellWord.Of(Example)}";

    private string Example => task.Corpus.Of(ReportedSplits.Append(Split.Validation).First())[0].Text;

    public SplitReport Report(Split split, DecodeOverride decode, CancellationToken interrupt)
    {
        var sentences = task.Corpus.Of(split);
        var written = evaluator.Write(sentences, decode.Over(config.Decode), interrupt);
        var scores = TranslationEvaluator.Scores(sentences, written);
        var loss = evaluator.Loss(sentences, interrupt);
        (scores["loss"], scores["perplexity"]) = (loss, Math.Exp(loss));
        var byLength = BleuByLength.Of(sentences, written);
        tables.Add(byLength.Table(split));
        return new SplitReport(scores, folder =>
            new TranslationSamples(task.Corpus, folder).Write(split, sentences, written, byLength, config.Report.Pictures));
    }

    public void Dispose() => task.Dispose();
}
