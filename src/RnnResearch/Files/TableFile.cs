using CsvHelper;

namespace RnnResearch.Files;

/// <summary>Tables as CSV, whole or not at all.</summary>
public static class TableFile
{
    private static readonly CsvWriterOptions Format = CsvWriterOptions.Default with { NewLine = "\n" };

    /// <summary>Writes a header and a line for each row; a file of that name is replaced.</summary>
    public static void Write<TRow>(string path, IEnumerable<TRow> rows) => DurableFile.Write(path, stream =>
    {
        using var csv = CsvWriter.Create(stream, Format, leaveOpen: true);
        csv.WriteRecords(rows);
    });
}
