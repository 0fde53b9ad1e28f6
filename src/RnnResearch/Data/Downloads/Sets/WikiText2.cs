namespace RnnResearch.Data.Downloads.Sets;

/// <summary>Wikipedia articles by words, rare words replaced.</summary>
internal static class WikiText2
{
    private static readonly GitHubCommit Repository = new("pytorch/examples", "77f55b912142e11fcfdf5b530231fb9c52f181e8");
    private const string Folder = "word_language_model/data/wikitext-2";
    private static readonly DataFile[] Originals =
    [
        Repository.File($"{Folder}/train.txt", 10797148, "9e9fa1ad55b1c2c95b08e37dd8e653f638fac2c6de904b79e813611eefbc985f"),
        Repository.File($"{Folder}/valid.txt", 1121681, "f0737ed31fc1329026e95cb8b98e19c2a182c39c240ab909dc31abf2f8af58e8"),
        Repository.File($"{Folder}/test.txt", 1256449, "d790b833ef8cf03a90db7bf1271b7520b83c45ce07ba3c1a9699df81e239eca0"),
    ];

    public static DataSetEntry Entry => new()
    {
        Name = "wikitext2",
        Title = "WikiText-2, Wikipedia articles by words, rare ones replaced by <unk>",
        Terms = """
            Terms: Creative Commons Attribution-ShareAlike, by the authors of Wikipedia.
            Cite: S. Merity, C. Xiong, J. Bradbury, R. Socher (2016), Pointer Sentinel Mixture Models, arXiv:1609.07843.
            """,
        MirrorFiles =
        [
            DataFile.Sha256("train.txt.gz", 3677142, "fc9790d81cb8f08d3cfc5765fc8e67dcf8fe00845c1365914b81da130bbd79ce"),
            DataFile.Sha256("valid.txt.gz", 373475, "3cdd8cb5bb349a05840c7c3bef9578d90d64df77e27e0c25c033ba9342757ee3"),
            DataFile.Sha256("test.txt.gz", 410944, "688887879b4b526692cb2e423a516dcc5f6584a01fd3f33a8e164fbed2de8090"),
        ],
        Originals = Originals,
        Preparation = new TextPreparation
        {
            Files = [.. Originals.Select(file => new PreparedText(file))],
            Counts = [new("wikitext2", 33278, [2088628, 217646, 245569])],
        },
    };
}
