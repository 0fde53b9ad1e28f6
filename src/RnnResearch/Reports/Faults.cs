using CsvHelper;
using RnnResearch.Configuration;
using RnnResearch.Data;

namespace RnnResearch.Reports;

/// <summary>What of a run could not be read, a sentence each; its page says so and shows the rest.</summary>
internal sealed class Faults
{
    private readonly List<string> sentences = [];

    public IReadOnlyList<string> Sentences => sentences;

    public void Add(string sentence) => sentences.Add(sentence);

    /// <summary>Reads something, or null where a file does not let it.</summary>
    public T? Try<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (IsOfFiles(error))
        {
            Add(error.Message);
            return default;
        }
    }

    /// <summary>Whether an error comes from what is in files, or from the disk.</summary>
    public static bool IsOfFiles(Exception error) => error is InvalidDataException or IOException or UnauthorizedAccessException
        or DataException or ConfigException or CsvFormatException or CsvValidationException;
}
