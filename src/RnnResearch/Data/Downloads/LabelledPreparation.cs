using RnnResearch.Data.Sentiment;

namespace RnnResearch.Data.Downloads;

/// <summary>Copies the files of a set of labelled texts, and counts what is in them.</summary>
internal sealed class LabelledPreparation : IDataPreparation
{
    /// <summary>Opens the set in a folder.</summary>
    public required Func<string, LabelledSet> Open { get; init; }

    /// <summary>What <see cref="Verify"/> should find, as the sentence it gives.</summary>
    public required string Expected { get; init; }

    public void Prepare(IReadOnlyDictionary<string, string> files, string folder, Action<string> log, CancellationToken cancel)
    {
        foreach (var (name, path) in files)
        {
            cancel.ThrowIfCancellationRequested();
            File.WriteAllBytes(Path.Combine(folder, name), File.ReadAllBytes(path)); // a copy of a file that may not be written may be
        }
    }

    public string Verify(string folder)
    {
        var found = Sentence(Open(folder));
        return found == Expected
            ? found
            : throw new DataException($"{folder}: {found}, expected {Expected}. Delete the folder and fetch it again.");
    }

    private static string Sentence(LabelledSet set)
    {
        var labels = set.Labels.Select((name, label) => $"{set.Texts.Count(text => text.Label == label):N0} {name}");
        var words = set.Texts.SelectMany(text => text.Words).ToList();
        var different = words.Distinct(StringComparer.Ordinal).Count();
        return $"{set.Name}: {string.Join(", ", labels)}; {words.Count:N0} words, {different:N0} different";
    }
}
