using CsvHelper;

namespace RnnResearch.Experiments;

/// <summary>What a trained model says of things of one's own, as CSV: each answer is on the disk as soon as it is there.</summary>
internal sealed class AnswerTable : IDisposable
{
    private const string Ending = ".csv";
    private readonly CsvWriter csv;

    /// <param name="path">the file; one that is called like a table is replaced</param>
    /// <param name="columns">its first line</param>
    /// <exception cref="IOException">The file cannot be written, or it is one that is no table: a picture or a text, given by
    /// mistake.</exception>
    public AnswerTable(string path, params string[] columns)
    {
        if (File.Exists(path) && !path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
            throw new IOException($"{path}: there is such a file, which the table would replace; give it a name that ends in {Ending}");
        csv = CsvWriter.Create(File.Create(path), CsvWriterOptions.Default with { NewLine = "\n" });
        Add(columns);
    }

    /// <summary>A row, a value for each column.</summary>
    public void Add(params string[] values)
    {
        csv.WriteRecord(values);
        csv.Flush();
    }

    public void Dispose() => csv.Dispose();
}
