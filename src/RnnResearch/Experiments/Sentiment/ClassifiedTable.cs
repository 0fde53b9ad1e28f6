using CsvHelper;

namespace RnnResearch.Experiments.Sentiment;

/// <summary>Verdicts as CSV, text,label,probability, each on the disk as soon as it is there.</summary>
internal sealed class ClassifiedTable : IDisposable
{
    private const string Ending = ".csv";
    private readonly CsvWriter csv;

    /// <exception cref="IOException">The file cannot be written, or it is one that is no table: a file of texts, given by mistake.</exception>
    public ClassifiedTable(string path)
    {
        if (File.Exists(path) && !path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
            throw new IOException($"{path}: there is such a file, which the table would replace; give it a name that ends in {Ending}");
        csv = CsvWriter.Create(File.Create(path), CsvWriterOptions.Default with { NewLine = "\n" });
        csv.WriteRecord(["text", "label", "probability"]);
        csv.Flush();
    }

    public void Add(ClassifiedText text)
    {
        csv.WriteRecord([text.Text, text.Label, FormattableString.Invariant($"{text.Probability:F6}")]);
        csv.Flush();
    }

    public void Dispose() => csv.Dispose();
}
