using RnnResearch.Experiments;

namespace RnnResearch.Cli;

/// <summary>What a verb works with: results go to Out, everything else to Error.</summary>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Folder">The current directory; the repository is searched from here upwards.</param>
/// <param name="Tasks">The tasks experiments can name.</param>
internal sealed record Session(TextWriter Out, TextWriter Error, string Folder, TaskRegistry Tasks)
{
    /// <summary>Where results go when nothing else is said, and how commands name it.</summary>
    public const string ResultsFolder = "results";

    public ExperimentCatalog Catalog() => ExperimentCatalog.Locate(Tasks, Folder);
}
