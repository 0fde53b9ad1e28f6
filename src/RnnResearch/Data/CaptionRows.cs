namespace RnnResearch.Data;

/// <summary>The caption rows of a folder, in whichever layout it has, and what is wrong with them short of decoding the images.</summary>
public sealed class CaptionRows
{
    private readonly List<CaptionProblem> problems = [];
    private readonly ImageNames names;

    private CaptionRows(string folder, string imageFolder)
    {
        Folder = folder;
        ImageFolder = imageFolder;
        names = new ImageNames(imageFolder);
    }

    public string Folder { get; }

    /// <summary>The folder the rows' image names are relative to.</summary>
    public string ImageFolder { get; }

    /// <summary>Every row that could be read, the faulty ones included; an image has one name however the file spells it.</summary>
    public IReadOnlyList<CaptionRow> Rows { get; private set; } = [];

    /// <summary>The rows with nothing wrong.</summary>
    public IReadOnlyList<CaptionRow> Good { get; private set; } = [];

    public IReadOnlyList<CaptionProblem> Problems => problems;

    /// <summary>Reads captions.csv, or the files of Flickr8k when the folder has those. Never throws for what is in the files.</summary>
    public static CaptionRows Read(string folder)
    {
        if (Flickr8kFiles.AreIn(folder))
        {
            var flickr = new CaptionRows(folder, Path.Combine(folder, "images"));
            flickr.Rows = [.. Flickr8kFiles.Read(folder).Where(row => row.Split != Flickr8kFiles.InNoSplit)];
            flickr.Check();
            return flickr;
        }
        var rows = new CaptionRows(folder, folder);
        rows.Rows = CaptionsCsv.Read(Path.Combine(folder, CaptionsCsv.FileName), rows.problems);
        rows.Check();
        return rows;
    }

    /// <summary>
    /// The split of a row without a split column: 80/10/10 by a hash of the image's name, so that it never depends on the other rows.
    /// </summary>
    public static Split SplitOf(CaptionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Split is { } name ? Enum.Parse<Split>(name, ignoreCase: true) : SplitByHash.Of(row.Image);
    }

    /// <summary>Rows grouped by image, in the order in which the images first appear.</summary>
    public static IReadOnlyList<CaptionedImage> Group(IEnumerable<CaptionRow> rows) =>
        [.. rows.GroupBy(row => row.Image)
            .Select(image => new CaptionedImage(image.Key, SplitOf(image.First()), [.. image.Select(row => row.Caption)]))];

    private void Check()
    {
        var seen = new HashSet<(string Image, string Caption)>();
        var splits = new Dictionary<string, CaptionRow>();
        var exists = new Dictionary<string, bool>();
        var good = new List<CaptionRow>();
        Rows = [.. Rows.Select(row => names.Of(row.Image) is { } name ? row with { Image = name } : row)];
        foreach (var row in Rows)
        {
            var problem = ProblemOf(row, exists) ?? Repetition(row, seen, splits);
            if (problem is null)
                good.Add(row);
            else
                problems.Add(problem);
        }
        Good = good;
    }

    private CaptionProblem? ProblemOf(CaptionRow row, Dictionary<string, bool> exists)
    {
        CaptionProblem Problem(CaptionProblemKind kind, string message) => new(kind, row.File, row.Line, message);
        if (row.Image.Length == 0)
            return Problem(CaptionProblemKind.BadRow, "no image name");
        if (names.Of(row.Image) is null)
            return Problem(
                CaptionProblemKind.OutsideFolder, $"\"{row.Image}\" leads out of the folder; name images relative to {ImageFolder}");
        if (!exists.TryGetValue(row.Image, out var there))
            exists[row.Image] = there = File.Exists(Path.Combine(ImageFolder, row.Image));
        if (!there)
            return Problem(CaptionProblemKind.MissingImage, $"no file \"{row.Image}\" in {ImageFolder}");
        if (string.IsNullOrWhiteSpace(row.Caption))
            return Problem(CaptionProblemKind.EmptyCaption, $"\"{row.Image}\" has an empty caption");
        if (row.Split is { } split && !Enum.GetNames<Split>().Contains(split, StringComparer.OrdinalIgnoreCase))
            return Problem(CaptionProblemKind.UnknownSplit, $"split \"{split}\", expected train, validation, test or novel");
        return null;
    }

    private static CaptionProblem? Repetition(
        CaptionRow row, HashSet<(string Image, string Caption)> seen, Dictionary<string, CaptionRow> splits)
    {
        if (!seen.Add((row.Image, row.Caption)))
            return new(CaptionProblemKind.DuplicateRow, row.File, row.Line, $"\"{row.Image}\" has this caption already: \"{row.Caption}\"");
        if (splits.TryAdd(row.Image, row))
            return null;
        var first = splits[row.Image];
        if (SplitOf(first) == SplitOf(row))
            return null;
        var conflict = $"\"{row.Image}\" is in {row.Split}, but in {first.Split} at line {first.Line}";
        return new(CaptionProblemKind.ConflictingSplit, row.File, row.Line, conflict);
    }
}
