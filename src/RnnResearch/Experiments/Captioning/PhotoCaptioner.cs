using RnnResearch.Analysis;
using RnnResearch.Data;
using RnnResearch.Decoding;
using RnnResearch.Models;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Captioning;

/// <summary>Captions any picture with a trained captioner; needs its checkpoint and no data set.</summary>
internal sealed class PhotoCaptioner : IDisposable
{
    private readonly CaptioningConfig config;
    private readonly Vocabulary vocabulary;
    private readonly Captioner captioner;

    public PhotoCaptioner(CaptioningConfig config, Checkpoint trained)
    {
        this.config = config;
        vocabulary = AttachedVocabulary.Of(trained);
        captioner = CaptionerFactory.Create(config, vocabulary, trained);
        captioner.eval();
    }

    /// <summary>Captions a picture and has the picture of its attention written.</summary>
    /// <exception cref="DataException">The file is no picture that can be read whole.</exception>
    public PhotoCaption Caption(string image, DecodeOverride decode, AttentionFolder folder)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var pixels = ImageFiles.ResizeToSquare(ImageFiles.Read(image), config.Data.ImageSize);         // uint8 [3, S, S]
        using var session = new DecoderSession(captioner.Decoder, captioner.Annotate(pixels.unsqueeze(0)));
        var best = SequenceWriter.Write(session, Vocabulary.Start, Vocabulary.End, decode.Over(config.Decode), config.Seed)[0];
        var words = vocabulary.Decode(best.Tokens);
        var grid = (captioner.Encoder.GridSize, captioner.Encoder.GridSize);
        var between = config.Data.Tokens.Separator();
        var looked = folder.Write(image, () => AttentionPicture.Draw(pixels, words, best.Attention, grid, separator: between));
        return new PhotoCaption(image, string.Join(between, words), best.LogProbability, looked);
    }

    public void Dispose() => captioner.Dispose();
}
