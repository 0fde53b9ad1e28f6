using RnnResearch.Data;
using RnnResearch.Data.Scenes;
using RnnResearch.Decoding;
using RnnResearch.Metrics;
using RnnResearch.Models;
using RnnResearch.Training;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Captioning;

/// <summary>Writes captions for images and scores them. The captioner must be in eval mode.</summary>
internal sealed class CaptionEvaluator(CaptionCorpus corpus, Captioner captioner, IAnnotationSource annotations, RandomStreams streams)
{
    private const int ImagesAtOnce = 50;
    private const int BeamsAtOnce = 500; // each has scores of the whole vocabulary

    /// <summary>Mean loss of the reference captions under teacher forcing, in nats per word.</summary>
    public double Loss(IReadOnlyList<int> images, CancellationToken interrupt = default)
    {
        var (nats, words) = (0.0, 0L);
        foreach (var chunk in images.Chunk(ImagesAtOnce))
        {
            interrupt.ThrowIfCancellationRequested();
            using var quiet = no_grad();
            using var scope = NewDisposeScope();
            var captions = CaptioningTask.Pack(corpus, chunk, captioner.Decoder.Device);
            nats += captioner.Decoder.Loss(annotations.Of(chunk), captions).crossEntropy.Number() * captions.Words;
            words += captions.Words;
        }
        return nats / words;
    }

    /// <summary>A caption per image, running free.</summary>
    public IReadOnlyList<WrittenCaption> Write(
        IReadOnlyList<int> images, DecodeConfig config, CancellationToken interrupt = default) => Each(
            images,
            config,
            (session, chunk) => SequenceWriter.Write(session, Vocabulary.Start, Vocabulary.End, config, streams.Seed("sample", chunk[0])),
            Caption,
            interrupt);

    /// <summary>All captions that beam search came to, for each image the best first, which is the one <see cref="Write"/> gives.</summary>
    public IReadOnlyList<IReadOnlyList<WrittenCaption>> WriteBeams(
        IReadOnlyList<int> images, DecodeConfig config, CancellationToken interrupt = default) => Each(
            images,
            config,
            (session, _) => BeamSearch.RunAll(session, Vocabulary.Start, Vocabulary.End, config),
            (image, beams) => beams.Select(beam => Caption(image, beam)).ToArray(),
            interrupt);

    /// <summary>BLEU, ROUGE-L, CIDEr-D and distinctness; on scenes, truth and (for a model that looks) pointing.</summary>
    public IReadOnlyDictionary<string, double> Score(IReadOnlyList<WrittenCaption> captions)
    {
        var scores = CaptionScores.Compute(
            [.. captions.Select(caption => caption.Words.ToArray())],
            [.. captions.Select(caption => corpus.References(caption.Image))]).ByName();
        return corpus.Set is SceneSet scenes ? Judge(scenes, captions).Concat(scores).ToDictionary() : scores;
    }

    private List<TCaption> Each<TWritten, TCaption>(
        IReadOnlyList<int> images,
        DecodeConfig config,
        Func<DecoderSession, int[], IReadOnlyList<TWritten>> write,
        Func<int, TWritten, TCaption> captioned,
        CancellationToken interrupt)
    {
        var written = new List<TCaption>(images.Count);
        var together = config.Temperature > 0 ? ImagesAtOnce : Math.Clamp(BeamsAtOnce / config.Beam, 1, ImagesAtOnce);
        foreach (var chunk in images.Chunk(together))
        {
            interrupt.ThrowIfCancellationRequested();
            using var quiet = no_grad();
            using var scope = NewDisposeScope();
            using var session = new DecoderSession(captioner.Decoder, annotations.Of(chunk));
            written.AddRange(chunk.Zip(write(session, chunk), captioned));
        }
        return written;
    }

    private WrittenCaption Caption(int image, Hypothesis hypothesis) =>
        new(image, corpus.Vocabulary.Decode(hypothesis.Tokens), hypothesis);

    private Dictionary<string, double> Judge(SceneSet scenes, IReadOnlyList<WrittenCaption> captions)
    {
        var (judge, grid, looks) = (new SceneScores(), captioner.Encoder.GridSize, captioner.Decoder.HasAttention);
        foreach (var caption in captions)
        {
            var scene = scenes.SceneOf(scenes.Images[caption.Image]);
            if (looks) judge.Add(scene, caption.Words, caption.Hypothesis.Attention, grid, grid);
            else judge.Add(scene, caption.Words);
        }
        return looks
            ? new() { ["truth"] = judge.Truth, ["pointing"] = judge.Pointing }
            : new() { ["truth"] = judge.Truth };
    }
}
