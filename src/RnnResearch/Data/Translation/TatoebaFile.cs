using RnnResearch.Encodings;

namespace RnnResearch.Data.Translation;

/// <summary>
/// Pairs of sentences from tatoeba.org as manythings.org/anki lists them: a line each, English, a tab, the other language, and perhaps
/// who wrote them. All translations of an English sentence are in one split: 80/10/10 by its hash.
/// </summary>
public static class TatoebaFile
{
    /// <exception cref="DataException">It is not there, or a line has no second sentence.</exception>
    public static TranslationSet Open(string name, string file)
    {
        var folder = DataRoot.Of(name);
        if (!Downloads.FetchedMarker.IsIn(folder))
            throw new DataException($"{name} is not in {folder}. `make data NAME={name}` fetches it.");
        var pairs = Read(Path.Combine(folder, file)).ToLookup(pair => SplitByHash.Of(pair.Source));
        return new(name, pairs.ToDictionary(split => split.Key, split => (IReadOnlyList<SentencePair>)[.. split]));
    }

    internal static IEnumerable<SentencePair> Read(string path)
    {
        foreach (var (i, line) in StrictUtf8.ReadLines(path).Index())
        {
            var parts = line.Split('\t');
            if (parts.Length < 2) throw new DataException($"{path}:{i + 1}: expected two sentences with a tab between them, found: {line}");
            yield return new SentencePair(parts[0].Trim(), parts[1].Trim());
        }
    }
}
