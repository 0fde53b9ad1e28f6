namespace RnnResearch.Data.Downloads.Sets;

/// <summary>Tolstoy in English, byte for byte as long as the WP of Karpathy, Johnson and Fei-Fei (2015).</summary>
internal static class WarAndPeace
{
    private static readonly DataFile Text =
        DataFile.Sha256("warpeace_input.txt", 3258246, "fb66ba999dafe24017cdd59e04c56d385a9c8466993d374fd4c6f08b2142985e");

    public static DataSetEntry Entry => new()
    {
        Name = "warpeace",
        Title = "War and Peace (Tolstoy, in English), the text of Karpathy, Johnson and Fei-Fei (2015)",
        Terms = """
            Terms: public domain (Project Gutenberg, header and footer not included).
            Cite: A. Karpathy, J. Johnson, L. Fei-Fei (2015), Visualizing and Understanding Recurrent Networks, arXiv:1506.02078.
            """,
        MirrorFiles =
        [
            DataFile.Sha256("warpeace_input.txt.gz", 1199659, "6efac33051109f9fc16f852c60e33d4df9d0f008382f664daea749c454d07393"),
        ],
        Originals =
        [
            new GitHubCommit("ZihanDai2005/PSTAT_160B_Final_Project", "d4c76b9190c3f9a187a4e961665c7fd8af2cadcc")
                .File("data/warpeace_input.txt", 3266296, "cea8ccb6e581165e7b0988ab7e28cccc9447af1e0b1278ac8baeb8f359d9ce62"),
        ],
        Preparation = new TextPreparation { Files = [new(Text) { FromOriginals = CutOff }], Counts = [new("warpeace", 82, [3196212])] },
    };

    /// <summary>That copy has lines of its own behind the last sentence of the novel.</summary>
    private static void CutOff(IReadOnlyDictionary<string, string> files, Stream target) =>
        target.Write(File.ReadAllBytes(files[Text.Name]).AsSpan(0, (int)Text.Bytes!));
}
