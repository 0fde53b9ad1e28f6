using RnnResearch.Data.Translation;

namespace RnnResearch.Data.Downloads.Sets;

/// <summary>Sentences of tatoeba.org in English and in another language, as manythings.org/anki lists them.</summary>
internal static class Tatoeba
{
    private static readonly DataFile Korean = new GitHubCommit("okaybody10/Korea-University", "c5142aaaa259a90a98aec0fa579b040cf46dad6f")
        .File("kor-eng/kor.txt", 564265, "ec1922b95f57bdfd413532bdacb702ac9894f79e5e9041b33bcc1a8215d63914");

    private static readonly DataFile French =
        DataFile.Sha256("fra.txt", 10009515, "2546838ae46e0eac4c02ab7032ea0a02a006074a5340077a36a9444f41e02888");

    private static readonly DataFile Archive = new GitHubCommit("genimind/seq2seq", "4f3f8eb0adde54fcc8b89394336b002e7961244c")
        .File("fra-eng.zip", 2951390, "16c4f7d0df9e7c5e6c54cdb0447f3f4a18a55052ff5e2e0b27dd4a06c0e49d04");

    public static DataSetEntry EnglishKorean => new()
    {
        Name = "tatoeba-eng-kor",
        Title = "English-Korean sentences of Tatoeba",
        Terms = Terms("CC BY 2.0 France; each line names its contributors"),
        MirrorFiles = [Korean],
        Originals = [Korean],
        Preparation = new TranslationPreparation { Files = [Korean], Count = CountOf("kor.txt"), Expected = "3,833 pairs" },
    };

    public static DataSetEntry EnglishFrench => new()
    {
        Name = "tatoeba-eng-fra",
        Title = "English-French sentences of Tatoeba (2017)",
        Terms = Terms("CC BY 2.0"),
        MirrorFiles =
            [DataFile.Sha256("fra.txt.gz", 2944757, "0b18e8738d744a3db9988bdd3546790101658824f67ec39d3d82dca2d741cc82")],
        Originals = [Archive],
        Preparation = new TranslationPreparation { Files = [French], Count = CountOf("fra.txt"), Expected = "142,787 pairs" },
    };

    private static string Terms(string licence) =>
        $"Terms: {licence}. \"The data from the Tatoeba Project contains errors.\"\nCite: tatoeba.org and manythings.org/anki.";

    private static Func<string, string> CountOf(string file) =>
        folder => $"{TatoebaFile.Read(Path.Combine(folder, file)).Count():N0} pairs";
}
