using RnnResearch.Analysis.Attention;
using RnnResearch.Data;
using RnnResearch.Data.Scenes;
using RnnResearch.Experiments.Captioning;

namespace RnnResearch.Reports;

/// <summary>
/// The page of pictures with what a captioner wrote about them and where it looked: slide "Image Captioning with Attention", and the slide
/// of its failure cases, which are the worst of its pictures.
/// </summary>
public static class GalleryPage
{
    /// <summary>Writes the page; its folder is made where there is none.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(Gallery gallery, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        Of(gallery, PageLink.Back(file, gallery.Folder)).Write(file);
    }

    internal static Page Of(Gallery gallery, IReadOnlyList<PageLink> links)
    {
        var looks = gallery.Studied.GridSize is not null;
        var title = $"{gallery.Experiment}: what it wrote{(looks ? " and where it looked" : "")}";
        return new Page("gallery", title, Data(gallery, links))
        {
            Scripts = ["gallery-light.js", "gallery-card.js"],
            Pictures = new(gallery.Pictures.OrderBy(picture => picture.Rank)
                .Select(picture => KeyValuePair.Create($"{picture.Rank}", picture.Pixels))),
            Blobs = new()
            {
                ["alpha"] = [.. gallery.Pictures.SelectMany(picture => picture.Caption.Words).SelectMany(word => Bytes(word.Alpha))],
            },
        };
    }

    private static object Data(Gallery gallery, IReadOnlyList<PageLink> links)
    {
        var studied = gallery.Studied;
        return new
        {
            Links = links,
            gallery.Run,
            gallery.Step,
            gallery.Set,
            Split = studied.Split.Name(),
            Count = studied.Captions.Count,
            studied.Decode.Beam,
            studied.Decode.LengthAlpha,
            studied.Separator,
            studied.Scores,
            Attention = studied.GridSize is { } grid ? Attention(studied, grid) : null,
            studied.Kinds,
            SceneSide = studied.Captions[0].Scene is null ? (int?)null : Scene.Side,
            Pictures = Pictures(gallery.Pictures),
        };
    }

    private static object Attention(StudiedSplit studied, int grid)
    {
        double[] entropies = [.. studied.Captions.SelectMany(caption => caption.Words).Select(word => word.Entropy!.Value)];
        return new
        {
            Grid = grid,
            Uniform = AttentionEntropy.Uniform(grid * grid),
            Mean = entropies.Length == 0 ? double.NaN : entropies.Average(),
            Histogram = EntropyHistogram.Of(entropies, grid * grid),
            studied.Words,
        };
    }

    private static List<object> Pictures(IReadOnlyList<GalleryPicture> pictures)
    {
        var (shown, alpha) = (new List<object>(pictures.Count), 0);
        foreach (var picture in pictures)
        {
            shown.Add(Picture(picture, alpha));
            alpha += picture.Caption.Words.Sum(word => word.Alpha.Length);
        }
        return shown;
    }

    /// <param name="picture">a picture</param>
    /// <param name="alpha">where the weights of its first word begin</param>
    private static object Picture(GalleryPicture picture, int alpha)
    {
        var caption = picture.Caption;
        var (looks, onScenes) = (caption.Words.Any(word => word.Entropy is not null), caption.Scene is not null);
        return new
        {
            caption.Image.Id,
            picture.Rank,
            Alpha = alpha,
            Words = caption.Words.Select(word => word.Text),
            Entropy = looks ? caption.Words.Select(word => Short(word.Entropy!.Value)) : null,
            About = looks && onScenes ? caption.Words.Select(About) : null,
            Beams = caption.Beams.Select(beam => new { beam.Caption, LogP = Short(beam.LogProbability), beam.Finished }),
            References = caption.Image.Captions,
            Scores = caption.Scores.ToDictionary(score => score.Key, score => Short(score.Value)),
            caption.Fault,
            Objects = caption.Scene?.Objects.Select(thing => new
            {
                Name = $"{thing.Size} {thing.Colour} {thing.Shape}".ToLowerInvariant(),
                Box = new[] { thing.Box.X, thing.Box.Y, thing.Box.Width, thing.Box.Height },
            }),
        };
    }

    private static object About(StudiedWord word) => new { word.About!.Kind, word.About.Objects, word.Hit };

    private static double Short(double value) => Math.Round(value, 3);

    /// <summary>A word's weights as parts of its largest in 255, which is all that its light depends on.</summary>
    private static IEnumerable<byte> Bytes(float[] alpha)
    {
        var peak = alpha.DefaultIfEmpty(1).Max();
        return alpha.Select(weight => (byte)MathF.Round(byte.MaxValue * weight / peak));
    }
}
