using CsvHelper;

namespace RnnResearch.Experiments.Captioning;

/// <summary>Captions as CSV, image,caption,log_p, each on the disk as soon as it is there.</summary>
internal sealed class CaptionTable : IDisposable
{
    private const string Ending = ".csv";
    private readonly CsvWriter csv;

    /// <exception cref="IOException">The file cannot be written, or it is one that is no table: a picture, given by mistake.</exception>
    public CaptionTable(string path)
    {
        if (File.Exists(path) && !path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
            throw new IOException($"{path}: there is such a file, which the table would replace; give it a name that ends in {Ending}");
        csv = CsvWriter.Create(File.Create(path), CsvWriterOptions.Default with { NewLine = "\n" });
        csv.WriteRecord(["image", "caption", "log_p"]);
        csv.Flush();
    }

    public void Add(PhotoCaption photo)
    {
        csv.WriteRecord([photo.Image, photo.Caption, FormattableString.Invariant($"{photo.LogProbability:F4}")]);
        csv.Flush();
    }

    public void Dispose() => csv.Dispose();
}
