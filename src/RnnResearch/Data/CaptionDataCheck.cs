namespace RnnResearch.Data;

/// <summary>
/// Looks at every row and decodes every image of a caption set on disk. Whatever is in the files becomes a record, never an exception.
/// </summary>
public static class CaptionDataCheck
{
    private const int ExampleCount = 5;
    private static readonly string[] ImageEndings = [".jpg", ".jpeg", ".png"];

    /// <param name="folder">A folder with captions.csv, or one with Flickr8k's files.</param>
    public static CaptionDataReport Run(string folder)
    {
        if (!Directory.Exists(folder))
        {
            const string Expected = "no such folder; expected one with images and captions.csv";
            return Report(folder, [], [new(CaptionProblemKind.BadFile, folder, 0, Expected)], []);
        }
        var rows = CaptionRows.Read(folder);
        var problems = rows.Problems.ToList();
        var examples = new List<CaptionExample>();
        var images = new List<CaptionedImage>();
        foreach (var group in rows.Good.GroupBy(row => row.Image))
        {
            var first = group.First();
            if (ImageProblem(rows, first, examples) is { } problem)
                problems.Add(problem);
            else
                images.AddRange(CaptionRows.Group(group));
        }
        problems.AddRange(Unused(rows));
        return Report(folder, images, problems, examples);
    }

    private static CaptionDataReport Report(
        string folder, List<CaptionedImage> images, List<CaptionProblem> problems, List<CaptionExample> examples)
    {
        var captions = images.Sum(image => image.Captions.Count);
        var imagesOfSplit = images.CountBy(image => image.Split).ToDictionary();
        return new(folder, images.Count, captions, imagesOfSplit, problems, examples);
    }

    private static CaptionProblem? ImageProblem(CaptionRows rows, CaptionRow row, List<CaptionExample> examples)
    {
        var path = Path.Combine(rows.ImageFolder, row.Image);
        try
        {
            using var image = ImageFiles.Read(path);
            if (examples.Count < ExampleCount)
                examples.Add(new(row.Image, image.shape[2], image.shape[1], row.Caption, CaptionTokenizer.Tokenize(row.Caption)));
            return null;
        }
        catch (DataException e)
        {
            return new(KindOf(path), row.File, row.Line, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(CaptionProblemKind.NotAnImage, row.File, row.Line, $"{path} cannot be read: {e.Message}");
        }
    }

    /// <summary>Of an image that cannot be read: cut off, or no image at all.</summary>
    private static CaptionProblemKind KindOf(string path) =>
        ImageFileInfo.Of(File.ReadAllBytes(path)) is { IsTruncated: true }
            ? CaptionProblemKind.TruncatedImage
            : CaptionProblemKind.NotAnImage;

    private static IEnumerable<CaptionProblem> Unused(CaptionRows rows)
    {
        var used = rows.Rows.Select(row => Path.GetFullPath(Path.Combine(rows.ImageFolder, row.Image))).ToHashSet();
        return Directory.EnumerateFiles(Path.GetFullPath(rows.ImageFolder), "*", SearchOption.AllDirectories)
            .Where(path => ImageEndings.Contains(Path.GetExtension(path).ToLowerInvariant()) && !used.Contains(path))
            .Order(StringComparer.Ordinal)
            .Select(path => new CaptionProblem(CaptionProblemKind.UnusedImage, path, 0, "no row with a split names this image"));
    }
}
