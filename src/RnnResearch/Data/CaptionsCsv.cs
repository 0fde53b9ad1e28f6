using CsvHelper;
using RnnResearch.Encodings;

namespace RnnResearch.Data;

/// <summary>
/// Reads captions.csv: UTF-8 with or without BOM, any line end, header <c>image,caption</c> or <c>image,caption,split</c> in any order,
/// fields quoted where they hold commas, quotes or line ends.
/// </summary>
internal static class CaptionsCsv
{
    public const string FileName = "captions.csv";
    private const string ExpectedHeader = "expected the header image,caption or image,caption,split";

    /// <summary>
    /// Every row that could be read, letters that could not as U+FFFD; what could not goes to <paramref name="problems"/>.
    /// </summary>
    public static List<CaptionRow> Read(string path, List<CaptionProblem> problems)
    {
        var rows = new List<CaptionRow>();
        if (!File.Exists(path))
        {
            problems.Add(new(CaptionProblemKind.BadFile, path, 0, $"no such file; {ExpectedHeader}"));
            return rows;
        }
        if (StrictUtf8.FaultIn(File.ReadAllBytes(path)) is { } fault)
            problems.Add(new(CaptionProblemKind.BadFile, path, fault.Line, $"{fault}."));
        using var csv = CsvReader.FromFile(path, OptionsFor(path, problems));
        if (ColumnsOf(csv) is not var (image, caption, split))
        {
            problems.Add(new(CaptionProblemKind.BadFile, path, 1, $"{ExpectedHeader}, found {string.Join(',', csv.Headers.ToArray())}"));
            return rows;
        }
        while (csv.Read())
        {
            var splitName = split is { } at ? csv.GetString(at).Trim() : null;
            rows.Add(new(path, (int)csv.LineNumber, csv.GetString(image).Trim(), csv.GetString(caption).Trim(), splitName));
        }
        return rows;
    }

    /// <summary>Faulty records are reported and passed over; the rest of the file is read.</summary>
    private static CsvReaderOptions OptionsFor(string path, List<CaptionProblem> problems) => CsvReaderOptions.Default with
    {
        Separator = ',',
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Skip,
        FieldCountMismatch = CsvFieldCountHandling.Skip,
        OnMalformedRecord = record => problems.Add(new(CaptionProblemKind.BadRow, path, (int)record.LineNumber, MessageOf(record))),
    };

    private static string MessageOf(CsvMalformedRecord record) => record.Reason == CsvMalformedReason.FieldCountMismatch
        ? $"not as many columns as the header has (put captions with commas in quotes): {record.RawRecord}"
        : $"quotes do not match (put a caption with quotes in quotes and double those in it): {record.RawRecord}";

    /// <summary>Position of each column; null when the header is not one that is allowed.</summary>
    private static (int Image, int Caption, int? Split)? ColumnsOf(CsvReader csv)
    {
        var names = csv.Headers.ToArray().Select(name => name.Trim().ToLowerInvariant()).ToList();
        var split = names.IndexOf("split");
        if (!names.Contains("image") || !names.Contains("caption") || names.Count != (split < 0 ? 2 : 3))
            return null;
        return (names.IndexOf("image"), names.IndexOf("caption"), split < 0 ? null : split);
    }
}
