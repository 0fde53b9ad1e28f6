using System.IO.Compression;
using RnnResearch.Data.Text;

namespace RnnResearch.Data.Downloads;

/// <summary>
/// Unpacks the ready-made texts, or makes them from the originals; either way the result is held to the checksum of the text itself.
/// </summary>
internal sealed class TextPreparation : IDataPreparation
{
    public required IReadOnlyList<PreparedText> Files { get; init; }

    public required IReadOnlyList<TextCount> Counts { get; init; }

    public void Prepare(IReadOnlyDictionary<string, string> files, string folder, Action<string> log, CancellationToken cancel)
    {
        foreach (var text in Files)
        {
            cancel.ThrowIfCancellationRequested();
            var path = Path.Combine(folder, text.File.Name);
            using (var target = File.Create(path))
                Write(text, files, target);
            if (text.File.Problem(path) is { } problem)
                throw new DataException(
                    $"{problem}. The files it was made from are whole, so this is a fault of the program; please report it.");
        }
    }

    public string Verify(string folder) => string.Join("; ", Counts.Select(count => Verify(folder, count)));

    private static void Write(PreparedText text, IReadOnlyDictionary<string, string> files, Stream target)
    {
        var name = text.File.Name;
        if (files.TryGetValue(name + ".gz", out var packed))
            Copy(new GZipStream(File.OpenRead(packed), CompressionMode.Decompress), target);
        else if (text.FromOriginals is { } make && (!files.TryGetValue(name, out var ready) || text.File.Problem(ready) is not null))
            make(files, target);
        else
            Copy(File.OpenRead(files[name]), target);
    }

    private static void Copy(Stream source, Stream target)
    {
        using (source)
            source.CopyTo(target);
    }

    private static string Verify(string folder, TextCount expected)
    {
        var entry = TextCorpora.Find(expected.Corpus);
        var format = entry.Format();
        var table = new TokenTable(TextVocabulary.Given(entry.Unit));
        long Count(Split split) => TokenizedText.Read(entry.SourcesIn(folder, split), format, table, _ => { }).Count;
        var tokens = entry.Files.Keys.Order().Select(Count).ToList();
        var found = Sentence(entry, tokens, table.Tokens.Count);
        var hoped = Sentence(entry, expected.Tokens, expected.Kinds);
        return found == hoped
            ? found
            : throw new DataException($"{folder}: {found}, expected {hoped}. Delete the folder and fetch it again.");
    }

    private static string Sentence(TextCorpusEntry entry, IReadOnlyList<long> tokens, int kinds) =>
        $"{entry.Name}: {string.Join(" / ", tokens.Select(count => $"{count:N0}"))} {entry.Unit.Name()}, {kinds:N0} different";
}
