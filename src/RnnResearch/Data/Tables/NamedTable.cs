using CsvHelper;
using RnnResearch.Encodings;

namespace RnnResearch.Data.Tables;

/// <summary>
/// A table of one's own: UTF-8 with or without BOM, any line end, its first line the names of its columns. <c>.csv</c> has commas, and
/// quotes around what holds commas, quotes or line ends; <c>.tsv</c> has tabs and no quotes.
/// </summary>
public sealed class NamedTable
{
    private readonly List<TableProblem> problems = [];
    private readonly List<NamedRow> rows = [];

    private NamedTable(string path) => Path = path;

    public string Path { get; }

    /// <summary>Names in lower case, as they stand in the first line.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>Every row that has a value for each column.</summary>
    public IReadOnlyList<NamedRow> Rows => rows;

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<TableProblem> Problems => problems;

    /// <summary>Whether a file is called like a table.</summary>
    public static bool IsCalledSo(string path) => System.IO.Path.GetExtension(path).ToLowerInvariant() is ".csv" or ".tsv";

    /// <summary>Reads a table. Whatever is in the file becomes a problem, never an exception.</summary>
    public static NamedTable Read(string path)
    {
        var table = new NamedTable(path);
        if (!File.Exists(path)) table.Add(0, "no such file");
        else if (!IsCalledSo(path)) table.Add(0, "expected a name that ends with .csv or .tsv");
        else if (StrictUtf8.FaultIn(File.ReadAllBytes(path)) is { } fault) table.Add(fault.Line, $"{fault}.");
        else if (System.IO.Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase)) table.ReadCommas();
        else table.ReadTabs();
        return table;
    }

    /// <summary>The place of a column in each row; null where there is no such column.</summary>
    public int? Column(string name) =>
        Columns.Index().Where(column => column.Item == name).Select(column => (int?)column.Index).FirstOrDefault();

    /// <summary>Its columns, where it has all of those; else a problem says which it lacks.</summary>
    public bool Has(params string[] names)
    {
        var missing = names.Where(name => Column(name) is null).ToList();
        if (missing.Count > 0 && problems.Count == 0)
            Add(1, $"expected the columns {string.Join(", ", names)}; found {(Columns.Count == 0 ? "none" : string.Join(", ", Columns))}");
        return missing.Count == 0;
    }

    private void ReadTabs()
    {
        foreach (var (i, line) in StrictUtf8.ReadLines(Path).Index())
        {
            var values = line.Split('\t');
            if (i == 0) Columns = Names(values);
            else if (values.Length == Columns.Count) rows.Add(new NamedRow(i + 1, [.. values.Select(value => value.Trim())]));
            else if (line.Length > 0)
                Add(i + 1, $"expected {Columns.Count} columns as in the first line, with a tab between them; found {values.Length}");
        }
    }

    private void ReadCommas()
    {
        using var csv = CsvReader.FromFile(Path, Options());
        Columns = Names(csv.Headers.ToArray());
        while (csv.Read())
            rows.Add(new NamedRow((int)csv.LineNumber, [.. Enumerable.Range(0, Columns.Count).Select(at => csv.GetString(at).Trim())]));
    }

    private static IReadOnlyList<string> Names(IEnumerable<string> headers) => [.. headers.Select(name => name.Trim().ToLowerInvariant())];

    // Faulty records are reported and passed over; the rest of the file is read.
    private CsvReaderOptions Options() => CsvReaderOptions.Default with
    {
        Separator = ',',
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Skip,
        FieldCountMismatch = CsvFieldCountHandling.Skip,
        OnMalformedRecord = record => Add((int)record.LineNumber, MessageOf(record)),
    };

    private static string MessageOf(CsvMalformedRecord record) => record.Reason == CsvMalformedReason.FieldCountMismatch
        ? $"not as many columns as the first line has (put values with commas in quotes): {record.RawRecord}"
        : $"quotes do not match (put a value with quotes in quotes and double those in it): {record.RawRecord}";

    private void Add(int line, string message) => problems.Add(new TableProblem(Path, line, message));
}
