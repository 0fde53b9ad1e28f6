using RnnResearch.Data;
using RnnResearch.Decoding;
using RnnResearch.Training;
using RnnResearch.Vision;

namespace RnnResearch.Experiments.Captioning;

/// <summary>A captioning configuration brought to life: data, vocabulary, model, and where annotations come from.</summary>
internal sealed class CaptioningExperiment : IExperiment
{
    private readonly CaptioningConfig config;
    private readonly CaptioningTask task;
    private readonly CaptionEvaluator evaluator;

    public CaptioningExperiment(CaptioningConfig config, ExperimentStart start)
    {
        this.config = config;
        var (trained, streams, log) = start;
        var set = CaptionSets.Open(config.Data);
        var vocabulary = trained is null ? null : AttachedVocabulary.Of(trained);
        var corpus = new CaptionCorpus(set, vocabulary, config.Data.MinCount, config.Data.Tokens, log);
        var counts = string.Join(", ", corpus.Splits.Select(split => $"{corpus.Of(split).Count:N0} {split.Name()}"));
        log($"{set.Name}: {counts} images; {corpus.Vocabulary.Count:N0} {corpus.Tokens.Name()}");
        var captioner = CaptionerFactory.Create(config, corpus.Vocabulary, trained);
        IAnnotationSource annotations = captioner.Encoder is PretrainedEncoder frozen
            ? new CachedAnnotations(FeatureCache.Open(set, frozen, log), captioner.Decoder.Device)
            : new EncodedAnnotations(captioner, set);
        task = new CaptioningTask(config, corpus, captioner, annotations, streams);
        evaluator = new CaptionEvaluator(corpus, captioner, annotations, streams);
        ReportedSplits = [.. corpus.Splits.Where(split => split is Split.Test or Split.Novel)];
    }

    public ITrainingTask Task => task;

    public IReadOnlyList<Split> ReportedSplits { get; }

    public string Next(string run) => $"make caption RUN={ShellWord.Of(run)} IMAGE=photo.jpg";

    public SplitReport Report(Split split, DecodeOverride decode, CancellationToken interrupt)
    {
        var captions = evaluator.Write(task.Corpus.Require(split), decode.Over(config.Decode), interrupt);
        return new SplitReport(evaluator.Score(captions), folder =>
            new CaptionGallery(task.Corpus, task.Captioner.Encoder.GridSize, folder).Write(split, captions, config.Report.Pictures));
    }

    public void Dispose() => task.Dispose();
}
