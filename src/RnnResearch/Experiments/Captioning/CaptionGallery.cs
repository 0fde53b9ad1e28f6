using RnnResearch.Analysis;
using RnnResearch.Data;
using RnnResearch.Data.Scenes;
using RnnResearch.Files;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Captioning;

/// <summary>What a captioner wrote, for people: all captions in a table, the first few as pictures of their attention.</summary>
internal sealed class CaptionGallery(CaptionCorpus corpus, int grid, string folder)
{
    /// <summary>Writes <c>captions-SPLIT.csv</c> and <c>SPLIT-IMAGE.png</c>.</summary>
    public void Write(Split split, IReadOnlyList<WrittenCaption> captions, int pictures)
    {
        var name = split.Name();
        TableFile.Write(Path.Combine(folder, $"captions-{name}.csv"), captions.Select(Row));
        var names = new FileNames();
        foreach (var caption in captions.Take(pictures))
        {
            using var scope = NewDisposeScope();
            var image = corpus.Set.Images[caption.Image];
            var path = Path.Combine(folder, $"{name}-{names.Of(image.Id)}.png");
            var pixels = corpus.Set.ReadImage(image);
            var looked = caption.Hypothesis.Attention;
            var separator = corpus.Tokens.Separator();
            DurableFile.Write(path, AttentionPicture.Draw(pixels, caption.Words, looked, (grid, grid), separator: separator));
        }
    }

    private GalleryRow Row(WrittenCaption caption)
    {
        var image = corpus.Set.Images[caption.Image];
        bool? isTrue = corpus.Set is SceneSet scenes ? SceneCaptionChecker.Check(scenes.SceneOf(image), caption.Words).True : null;
        var words = string.Join(corpus.Tokens.Separator(), caption.Words);
        return new GalleryRow(image.Id, words, caption.Hypothesis.LogProbability, isTrue, string.Join(" | ", image.Captions));
    }
}
