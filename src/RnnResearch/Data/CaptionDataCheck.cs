namespace RnnResearch.Data;

/// <summary>
/// Looks at every row and decodes every image of a caption set on disk. Whatever is in the files becomes a record, never an exception.
/// </summary>
public sealed class CaptionDataCheck
{
    private const int ExampleCount = 5;

    private readonly CaptionRows rows;
    private readonly List<CaptionProblem> problems;
    private readonly List<CaptionExample> examples = [];
    private readonly List<CaptionedImage> images = [];
    private readonly List<string> onWhite = [];
    private readonly List<string> turned = [];

    private CaptionDataCheck(string folder)
    {
        rows = CaptionRows.Read(folder);
        problems = [.. rows.Problems];
    }

    /// <param name="folder">A folder with captions.csv, or one with Flickr8k's files.</param>
    public static CaptionDataReport Run(string folder)
    {
        const string Expected = "no such folder; expected one with images and captions.csv";
        return Directory.Exists(folder)
            ? new CaptionDataCheck(folder).Look()
            : new(folder, 0, 0, new Dictionary<Split, int>(), [new(CaptionProblemKind.BadFile, folder, 0, Expected)], [], []);
    }

    private CaptionDataReport Look()
    {
        var worded = rows.Good.ToLookup(row => CaptionTokenizer.Tokenize(row.Caption).Length > 0);
        problems.AddRange(worded[false].Select(row => new CaptionProblem(
            CaptionProblemKind.WordlessCaption, row.File, row.Line, $"\"{row.Image}\" has a caption without a word: \"{row.Caption}\"")));
        foreach (var image in worded[true].GroupBy(row => row.Image))
            if (ImageProblem(image.First()) is { } problem)
                problems.Add(problem);
            else
                images.AddRange(CaptionRows.Group(image));
        problems.AddRange(Unused());
        var captions = images.Sum(image => image.Captions.Count);
        var imagesOfSplit = images.CountBy(image => image.Split).ToDictionary();
        return new(rows.Folder, images.Count, captions, imagesOfSplit, problems, examples, [.. Notes()]);
    }

    private CaptionProblem? ImageProblem(CaptionRow row)
    {
        var path = Path.Combine(rows.ImageFolder, row.Image);
        try
        {
            using var image = ImageFiles.ReadAsSeen(path);
            if (image.OverWhite) onWhite.Add(row.Image);
            if (image.Turned) turned.Add(row.Image);
            var (height, width) = (image.Pixels.size(1), image.Pixels.size(2));
            if (examples.Count < ExampleCount)
                examples.Add(new(row.Image, width, height, row.Caption, CaptionTokenizer.Tokenize(row.Caption)));
            return null;
        }
        catch (ImageException e)
        {
            return new(e.Kind, row.File, row.Line, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(CaptionProblemKind.NotAnImage, row.File, row.Line, e.Message);
        }
    }

    private IEnumerable<string> Notes()
    {
        if (onWhite.Count > 0) yield return $"{Counted(onWhite)} transparent and read as on white: {Names(onWhite)}";
        if (turned.Count > 0) yield return $"{Counted(turned)} turned as the EXIF orientation says: {Names(turned)}";
        var captions = images.SelectMany(image => image.Captions).Select(caption => CaptionTokenizer.Tokenize(caption));
        if (CaptionTokensAdvice.Of([.. captions]) is { } advice) yield return advice;
    }

    private static string Counted(List<string> names) => names.Count == 1 ? "1 image is" : $"{names.Count} images are";

    private static string Names(List<string> names) =>
        string.Join(", ", names.Take(ExampleCount)) + (names.Count > ExampleCount ? ", ..." : "");

    private IEnumerable<CaptionProblem> Unused()
    {
        var used = rows.Rows.Select(row => Path.GetFullPath(Path.Combine(rows.ImageFolder, row.Image))).ToHashSet();
        return Directory.EnumerateFiles(Path.GetFullPath(rows.ImageFolder), "*", SearchOption.AllDirectories)
            .Where(path => ImageFiles.Endings.Contains(Path.GetExtension(path).ToLowerInvariant()) && !used.Contains(path))
            .Order(StringComparer.Ordinal)
            .Select(path => new CaptionProblem(CaptionProblemKind.UnusedImage, path, 0, "no row with a split names this image"));
    }
}
