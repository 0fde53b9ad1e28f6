using CsvHelper;
using RnnResearch.Analysis;
using RnnResearch.Data;
using RnnResearch.Experiments;
using RnnResearch.Experiments.Captioning;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace RnnResearch.Reports;

/// <summary>The pictures of a run, as many as a page can carry, and their captions from <c>captions-SPLIT.csv</c>.</summary>
internal static class PictureSamples
{
    private const long Budget = 2_000_000;
    private const int MostReferences = 3;

    /// <summary>Those that fit, taken from each split in turns.</summary>
    public static Samples<PictureSample> Of(RunDirectory run)
    {
        if (!RunFile.HasFolder(run.SamplesFolder)) return new([], 0);
        var files = Directory.EnumerateFiles(run.SamplesFolder, "*.png").Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0) return new([], 0);
        var captions = Captions(run);
        var kinds = files.GroupBy(file => Path.GetFileName(file).Split('-')[0]);
        var inTurns = kinds.SelectMany(kind => kind.Index()).OrderBy(file => file.Index).Select(file => file.Item);
        var shown = new List<PictureSample>();
        var bytes = 0L;
        foreach (var file in inTurns)
        {
            var picture = Small(file);
            if ((bytes += picture.Length) > Budget) break;
            shown.Add(Of(file, picture, captions.GetValueOrDefault(Path.GetFileName(file))));
        }
        return new([.. shown.OrderBy(picture => picture.Name, StringComparer.Ordinal)], files.Count);
    }

    /// <summary>The picture as a page carries it, a fifth of its file and less.</summary>
    private static byte[] Small(string path)
    {
        using var scope = NewDisposeScope();
        using var file = RunFile.Open(path); // which follows no link
        return SmallPictures.Encode(ImageFiles.Read(path));
    }

    private static PictureSample Of(string path, byte[] picture, GalleryRow? row) => new(
        VisibleText.Of(Path.GetFileName(path)),
        $"data:image/webp;base64,{Convert.ToBase64String(picture)}",
        row is null ? null : VisibleText.Of(row.Caption),
        row?.True,
        row is null ? [] : [.. row.References.Split(" | ").Take(MostReferences).Select(VisibleText.Of)]);

    /// <summary>The rows of all captions by the name of the picture that shows them.</summary>
    private static Dictionary<string, GalleryRow> Captions(RunDirectory run)
    {
        var rows = new Dictionary<string, GalleryRow>();
        foreach (var split in new[] { Split.Test, Split.Novel, Split.Validation })
        {
            var file = Path.Combine(run.SamplesFolder, $"captions-{split.Name()}.csv");
            if (!File.Exists(file)) continue;
            using var csv = CsvReader.Create(new StringReader(RunFile.ReadAllText(file)));
            var names = new FileNames();
            foreach (var row in csv.GetRecords<GalleryRow>()) rows[$"{split.Name()}-{names.Of(row.Image)}.png"] = row;
        }
        return rows;
    }
}
