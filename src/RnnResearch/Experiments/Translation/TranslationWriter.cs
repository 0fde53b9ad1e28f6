using RnnResearch.Data;
using RnnResearch.Data.Translation;
using RnnResearch.Decoding;
using RnnResearch.Models;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Translation;

/// <summary>Translates sentences with a translator in eval mode; those of about the same length side by side.</summary>
/// <param name="config">the experiment's</param>
/// <param name="translator">trained</param>
/// <param name="target">what it writes</param>
internal sealed class TranslationWriter(TranslationConfig config, Translator translator, TranslationSide target)
{
    private const int SentencesAtOnce = 50;
    private const int BeamsAtOnce = 500; // each has scores of the whole vocabulary

    /// <param name="sources">each sentence's tokens, and as the encoder reads it</param>
    /// <param name="decode">how</param>
    /// <param name="seed">of what is drawn</param>
    /// <param name="interrupt">ends it</param>
    public IReadOnlyList<WrittenTranslation> Write(
        IReadOnlyList<(string[] Words, long[] Source)> sources, DecodeConfig decode, long seed, CancellationToken interrupt = default)
    {
        var written = new WrittenTranslation[sources.Count];
        var together = decode.Temperature > 0 ? SentencesAtOnce : Math.Clamp(BeamsAtOnce / decode.Beam, 1, SentencesAtOnce);
        foreach (var chunk in Enumerable.Range(0, sources.Count).OrderBy(i => sources[i].Source.Length).Chunk(together))
        {
            interrupt.ThrowIfCancellationRequested();
            using var quiet = no_grad();
            using var scope = NewDisposeScope();
            var batch = SequenceBatch.Of([.. chunk.Select(i => sources[i].Source)]).On(translator.Device);
            using var session = new DecoderSession(translator.Decoder, translator.Annotate(batch));
            var found = SequenceWriter.Write(session, Vocabulary.Start, Vocabulary.End, decode, seed + chunk[0]);
            foreach (var (i, hypothesis) in chunk.Zip(found)) written[i] = Translation(sources[i].Words, hypothesis);
        }
        return written;
    }

    private WrittenTranslation Translation(string[] source, Hypothesis hypothesis)
    {
        IReadOnlyList<float[]> alpha = config.Model.OneVector ? [] : [.. hypothesis.Attention.Select(row => InOrder(row, source.Length))];
        string[] words = [.. hypothesis.Tokens.Select((token, t) =>
            token == Vocabulary.Unknown && config.CopyUnknown && source.Length > 0
                ? source[MostLooked(alpha[t], source.Length)]
                : target.Vocabulary[(int)token])];
        return new WrittenTranslation(words, hypothesis, alpha);
    }

    // Of the places of a batch, those of the sentence, from its first word on: it may have been read from the last.
    private float[] InOrder(float[] places, int words) =>
        [.. config.Data.ReverseSource ? places.Take(words).Reverse() : places.Take(words), places[words]];

    private static int MostLooked(float[] alpha, int words) => Enumerable.Range(0, words).MaxBy(i => alpha[i]);
}
