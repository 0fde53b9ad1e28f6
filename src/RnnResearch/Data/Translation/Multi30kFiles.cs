using System.Net;
using RnnResearch.Encodings;

namespace RnnResearch.Data.Translation;

/// <summary>
/// Multi30k's task 1 (Elliott et al. 2016): captions of Flickr30k in English and their German translations, lower-cased and tokenised as
/// its authors did (Moses); what is written as <c>&amp;apos;</c> in the files is read as the sign itself.
/// </summary>
public static class Multi30kFiles
{
    public const string Name = "multi30k";

    private static readonly (Split Split, string File)[] Files =
        [(Split.Train, "train"), (Split.Validation, "val"), (Split.Test, "test_2016_flickr")];

    /// <exception cref="DataException">It is not there, or its files do not belong together.</exception>
    public static TranslationSet Open(string folder)
    {
        if (!Downloads.FetchedMarker.IsIn(folder))
            throw new DataException($"{Name} is not in {folder}. `make data NAME={Name}` fetches it.");
        return new(Name, Files.ToDictionary(file => file.Split, file => Read(folder, file.File)));
    }

    internal static IReadOnlyList<SentencePair> Read(string folder, string part)
    {
        IReadOnlyList<string> Lines(string language) =>
        [
            .. StrictUtf8.ReadLines(Path.Combine(folder, $"{part}.lc.norm.tok.{language}")).Select(WebUtility.HtmlDecode).OfType<string>(),
        ];
        var (english, german) = (Lines("en"), Lines("de"));
        return english.Count == german.Count
            ? [.. english.Zip(german, (en, de) => new SentencePair(en.Trim(), de.Trim()))]
            : throw new DataException($"{folder}: {part} has {english.Count} English and {german.Count} German lines");
    }
}
