using RnnResearch.Analysis;
using RnnResearch.Analysis.Attention;
using RnnResearch.Data;
using RnnResearch.Data.Scenes;
using RnnResearch.Decoding;
using RnnResearch.Metrics;
using RnnResearch.Models;
using RnnResearch.Training;
using RnnResearch.Vision;

namespace RnnResearch.Experiments.Captioning;

/// <summary>Captions a split by beam search and keeps, for people to look at, what an evaluation only averages.</summary>
internal sealed class CaptionStudy : IDisposable
{
    private const int OftenEnough = 10; // to give a word a mean of its own
    private const long RoomForPictures = 5_000_000; // a page below 10 MB: in it they take a third more

    private readonly DecodeConfig decode;
    private readonly CaptionCorpus corpus;
    private readonly Captioner captioner;
    private readonly IAnnotationSource annotations;
    private readonly CaptionEvaluator evaluator;

    /// <exception cref="DataException">The data set is not there.</exception>
    public CaptionStudy(CaptioningConfig config, Checkpoint trained, int? beam, Action<string> log)
    {
        decode = new DecodeOverride(Beam: beam ?? config.Decode.Beam).Over(config.Decode);
        corpus = new CaptionCorpus(
            CaptionSets.Open(config.Data), AttachedVocabulary.Of(trained), config.Data.MinCount, config.Data.Tokens, log);
        captioner = CaptionerFactory.Create(config, corpus.Vocabulary, trained);
        captioner.eval();
        annotations = captioner.Encoder is PretrainedEncoder frozen
            ? new CachedAnnotations(FeatureCache.Open(corpus.Set, frozen, log), captioner.Decoder.Device)
            : new FreshAnnotations(captioner, corpus.Set);
        evaluator = new CaptionEvaluator(corpus, captioner, annotations, new RandomStreams(config.Seed));
    }

    public ICaptionSet Set => corpus.Set;

    private string Separator => corpus.Tokens.Separator();

    private int? GridSize => captioner.Decoder.HasAttention ? captioner.Encoder.GridSize : null;

    /// <exception cref="DataException">The set has no such split.</exception>
    public StudiedSplit Of(Split split)
    {
        var images = corpus.Require(split);
        var beams = evaluator.WriteBeams(images, decode);
        var cider = new CiderD([.. images.Select(corpus.References)]);
        StudiedCaption[] captions = [.. beams.Select(alternatives => Study(alternatives, cider))];
        return new StudiedSplit
        {
            Split = split,
            Decode = decode,
            Scores = evaluator.Score([.. beams.Select(alternatives => alternatives[0])]),
            GridSize = GridSize,
            Separator = Separator,
            Captions = captions,
            Kinds = GridSize is { } grid ? Kinds(captions, grid) : [],
            Words = EntropyOfWord.Of(
                from caption in captions from word in caption.Words where word.Entropy is not null select (word.Text, word.Entropy!.Value),
                OftenEnough),
        };
    }

    /// <summary>The pictures that a page of bounded size shows, at most <paramref name="count"/>.</summary>
    public IReadOnlyList<GalleryPicture> Show(StudiedSplit studied, int count)
    {
        var ranks = CaptionRanking.Ranks(studied.Captions);
        var shown = CaptionRanking.Choose(ranks, count);
        var files = SmallPictures.Encode(shown.Count, i => corpus.Set.ReadImage(studied.Captions[shown[i]].Image), RoomForPictures);
        return [.. shown.Zip(files, (i, file) => new GalleryPicture(studied.Captions[i], ranks[i], file))];
    }

    public void Dispose()
    {
        annotations.Dispose();
        captioner.Dispose();
    }

    private StudiedCaption Study(IReadOnlyList<WrittenCaption> beams, CiderD cider)
    {
        var (best, image) = (beams[0], corpus.Set.Images[beams[0].Image]);
        var scene = (corpus.Set as SceneSet)?.SceneOf(image);
        var words = Words(best, scene);
        return new StudiedCaption(
            image,
            words,
            [.. beams.Select(beam => new StudiedBeam(
                string.Join(Separator, beam.Words), beam.Hypothesis.LogProbability, beam.Hypothesis.Finished))],
            Scores(best, words, cider),
            scene,
            scene is null ? null : CaptionFaults.Find(scene, best.Words));
    }

    private StudiedWord[] Words(WrittenCaption caption, Scene? scene)
    {
        var about = scene is null ? null : SceneWords.Read(scene, caption.Words);
        return [.. caption.Words.Select((word, i) =>
            GridSize is { } grid
                ? Looked(word, caption.Hypothesis.Attention[i], scene, about?[i], grid)
                : new StudiedWord(word, [], Entropy: null, about?[i], Hit: null))];
    }

    private static StudiedWord Looked(string word, float[] alpha, Scene? scene, SceneWord? about, int grid)
    {
        double? hit = scene is null || about is null or { Kind: SceneWordKind.Other } ? null : about.Hit(scene, alpha, grid);
        return new StudiedWord(word, alpha, AttentionEntropy.Of(alpha), about, hit);
    }

    private Dictionary<string, double> Scores(WrittenCaption caption, StudiedWord[] words, CiderD cider)
    {
        var (candidate, references) = (caption.Words.ToArray(), corpus.References(caption.Image));
        var scores = new Dictionary<string, double>
        {
            ["cider"] = cider.Score(candidate, references),
            ["bleu4"] = Bleu.Sentence(candidate, references),
            ["rouge_l"] = RougeL.Score(candidate, references),
            ["log_p"] = caption.Hypothesis.LogProbability,
        };
        if (GridSize is not null) scores["entropy"] = words.Select(word => word.Entropy!.Value).DefaultIfEmpty(double.NaN).Average();
        return scores;
    }

    private static IReadOnlyList<KindOfWord> Kinds(IEnumerable<StudiedCaption> captions, int grid)
    {
        var kinds = new AttentionByKind(grid);
        foreach (var caption in captions.Where(caption => caption.Scene is not null))
            foreach (var word in caption.Words)
                kinds.Add(caption.Scene!, word.About!, word.Alpha);
        return kinds.Kinds;
    }
}
