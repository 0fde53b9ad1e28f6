using RnnResearch.Encodings;

namespace RnnResearch.Data;

/// <summary>Reads Flickr8k's own files: <c>IMAGE#N TAB caption</c> lines and one list of image names per split.</summary>
internal static class Flickr8kFiles
{
    /// <summary>The split name of the 91 images that no list names.</summary>
    public const string InNoSplit = "";

    private const string Captions = "Flickr8k.token.txt";

    private static readonly (string File, Split Split)[] Splits =
    [
        ("Flickr_8k.trainImages.txt", Split.Train),
        ("Flickr_8k.devImages.txt", Split.Validation),
        ("Flickr_8k.testImages.txt", Split.Test),
    ];

    /// <summary>The five rows of an image that was never in the set: a known fault of the published file.</summary>
    private const string NeverThere = "2258277193_586949ec62.jpg";

    public static bool AreIn(string folder) => File.Exists(Path.Combine(folder, Captions));

    /// <summary>All captions whose image exists in the published set; images in no split carry <see cref="InNoSplit"/>.</summary>
    public static List<CaptionRow> Read(string folder)
    {
        var splits = new Dictionary<string, string>();
        foreach (var (file, split) in Splits)
            foreach (var line in StrictUtf8.ReadLines(Path.Combine(folder, file)).Where(line => !string.IsNullOrWhiteSpace(line)))
                splits[line.Trim()] = split.ToString();
        var path = Path.Combine(folder, Captions);
        return [.. StrictUtf8.ReadLines(path)
            .Select((line, index) => (Fields: line.Split('\t', 2), Line: index + 1))
            .Where(row => row.Fields.Length == 2 && !row.Fields[0].StartsWith(NeverThere, StringComparison.Ordinal))
            .Select(row => Row(path, row.Line, row.Fields, splits))];
    }

    private static CaptionRow Row(string path, int line, string[] fields, Dictionary<string, string> splits)
    {
        var image = fields[0].Split('#')[0];
        return new(path, line, image, fields[1].Trim(), splits.GetValueOrDefault(image, InNoSplit));
    }
}
