using System.Text;

namespace RnnResearch.Data.Downloads.Sets;

/// <summary>Shakespeare's 154 sonnets without titles and numbers.</summary>
internal static class Sonnets
{
    private static readonly DataFile Text =
        DataFile.Sha256("sonnets.txt", 94653, "99e73fdbf09143edd75e85a08bd347bd59d20f594ef456a4114e2b4199bfca3c");

    public static DataSetEntry Entry => new()
    {
        Name = "sonnets",
        Title = "Shakespeare's 154 sonnets",
        Terms = "Terms: the text is in the public domain (first published 1609).",
        MirrorFiles = [Text],
        Originals =
        [
            new GitHubCommit("aparrish/rwet-examples", "96f4252d111c6cece167e5af66286fdd1ede07bb")
                .File("sonnets.txt", 97044, "49f89e5a080f2914f7020453692c9456218491db25ec48531283e7d06e1e9b22"),
        ],
        Preparation = new TextPreparation { Files = [new(Text) { FromOriginals = Tidy }], Counts = [new("sonnets", 61, [94653])] },
    };

    /// <summary>Line ends become LF; blanks at line ends and the empty lines around the text go.</summary>
    private static void Tidy(IReadOnlyDictionary<string, string> files, Stream target)
    {
        var lines = File.ReadAllLines(files[Text.Name]).Select(line => line.TrimEnd(' '));
        target.Write(Encoding.ASCII.GetBytes(string.Join('\n', lines).Trim('\n') + "\n"));
    }
}
