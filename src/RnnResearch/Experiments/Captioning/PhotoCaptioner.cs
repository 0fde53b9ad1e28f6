using System.Globalization;
using RnnResearch.Analysis;
using RnnResearch.Data;
using RnnResearch.Decoding;
using RnnResearch.Files;
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
        vocabulary = CaptionerFactory.VocabularyOf(trained);
        captioner = CaptionerFactory.Create(config, vocabulary, trained);
        captioner.eval();
    }

    /// <summary>Writes the picture of its attention into a folder.</summary>
    /// <returns>image, caption, log-probability in nats, path of the picture of attention</returns>
    public IReadOnlyList<string> Caption(string image, DecodeOverride decode, string folder)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var pixels = ImageFiles.ResizeToSquare(ImageFiles.Read(image), config.Data.ImageSize);         // uint8 [3, S, S]
        using var session = new CaptionSession(captioner.Decoder, captioner.Annotate(pixels.unsqueeze(0)));
        var best = SequenceWriter.Write(session, Vocabulary.Start, Vocabulary.End, decode.Over(config.Decode), config.Seed)[0];
        var words = vocabulary.Decode(best.Tokens);
        var grid = captioner.Encoder.GridSize;
        var path = Path.Combine(folder, Path.GetFileNameWithoutExtension(image) + ".attention.png");
        DurableFile.Write(path, AttentionPicture.Draw(pixels, words, best.Attention, (grid, grid)));
        return [image, string.Join(' ', words), best.LogProbability.ToString("F2", CultureInfo.InvariantCulture), path];
    }

    public void Dispose() => captioner.Dispose();
}
