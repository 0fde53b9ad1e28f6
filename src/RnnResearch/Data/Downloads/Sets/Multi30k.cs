using RnnResearch.Data.Translation;

namespace RnnResearch.Data.Downloads.Sets;

/// <summary>Captions of Flickr30k in English with German translations.</summary>
internal static class Multi30k
{
    private const string Folder = "data/task1/tok";
    private static readonly GitHubCommit Repository = new("multi30k/dataset", "a3d2e0d26b56f3846f66a952536ffed4e401d05a");

    private static readonly string[] Parts = ["train", "val", "test_2016_flickr"];

    private static readonly DataFile[] Originals =
    [
        Repository.File($"{Folder}/train.lc.norm.tok.en", 1837696, "08925f8e0572bcd5a006702fc5fe20e2d77c6917d4eebd576fc20de6693c2119"),
        Repository.File($"{Folder}/train.lc.norm.tok.de", 2150008, "cb5a23529b65ec2061f1dc446192a9c37382b63cc75f81a0be59d34894b3a505"),
        Repository.File($"{Folder}/val.lc.norm.tok.en", 64608, "46573ce391ae227f1c72f873392436a20ef18e0a6d518098cfbd70b77c8572ec"),
        Repository.File($"{Folder}/val.lc.norm.tok.de", 77273, "97232bd273eceb7207f689527386a97e4be2616b18ada47576bdaf96c8ae1f00"),
        Repository.File(
            $"{Folder}/test_2016_flickr.lc.norm.tok.en", 63307, "5b7f32627cf99eced828311b955dae9800bb52bc8b91cf8b6526829e605b29d2"),
        Repository.File(
            $"{Folder}/test_2016_flickr.lc.norm.tok.de", 71917, "c6a33d39d48f9f510de147651316cd9d918e09ad0219df734a2f16b6baccacc4"),
    ];

    public static DataSetEntry Entry => new()
    {
        Name = Multi30kFiles.Name,
        Title = "Multi30k, task 1: captions of Flickr30k in English and German, tokenised",
        Terms =
            "Terms: derived from Flickr30k; its authors provide it \"solely for researchers and educators who wish to use the dataset for "
            + "non-commercial research and/or educational purposes\".\n"
            + "Cite: D. Elliott, S. Frank, K. Sima'an, L. Specia (2016), Multi30K: Multilingual English-German Image Descriptions, "
            + "5th Workshop on Vision and Language.",
        MirrorFiles =
        [
            DataFile.Sha256("train.lc.norm.tok.en.gz", 558294, "6e07e3b9937f2bcb538f14030f9ca376fc2bb5afbaf20b66d9d85b32e8e797b1"),
            DataFile.Sha256("train.lc.norm.tok.de.gz", 609755, "657b61a2824b0b37be45857780e67f18cdb9f1815f621e4008fe0ac57bf74fcf"),
            .. Originals[2..],
        ],
        Originals = Originals,
        Preparation = new TranslationPreparation
        {
            Files = Originals,
            Count = folder => $"{string.Join(" / ", Parts.Select(part => $"{Multi30kFiles.Read(folder, part).Count:N0}"))} pairs",
            Expected = "29,000 / 1,014 / 1,000 pairs",
        },
    };
}
