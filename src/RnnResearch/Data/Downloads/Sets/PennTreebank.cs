namespace RnnResearch.Data.Downloads.Sets;

/// <summary>The language-modelling Penn Treebank as T. Mikolov prepared it, by words and by characters.</summary>
internal static class PennTreebank
{
    private static readonly GitHubCommit Repository =
        new("townie/PTB-dataset-from-Tomas-Mikolov-s-webpage", "06529ac968955ffc29a4668d68b93dadcfe55f2e");

    private static readonly DataFile[] Originals =
    [
        Repository.File("data/ptb.train.txt", 5101618, "fcea919f6cf83f35d4d00c6cbf08040d13d4155226340912e2fef9c9c4102cbf"),
        Repository.File("data/ptb.valid.txt", 399782, "c9fe6985fe0d4ccb578183407d7668fc6066c20700cb4cf87d8ff1cc34df1bf2"),
        Repository.File("data/ptb.test.txt", 449945, "dd65dff31e70846b2a6030a87482edcd5d199130cdcfa1f3dccbb033728deee0"),
        Repository.File("data/ptb.char.train.txt", 10034964, "e313d91425e06c4f0a8fb6e881dcce0c291f2a0e9f4dda54833069b122f91da9"),
        Repository.File("data/ptb.char.valid.txt", 786084, "21661f63ec355085879458b6524644d4add5573541b4be14fb52ab2e2e995eb8"),
        Repository.File("data/ptb.char.test.txt", 884846, "1ef5607ac3c463b16e38bfe7900dd3bfc91de5a96e0f21e7eab5188b465b8ebe"),
    ];

    /// <summary>The mirror keeps the two large files packed.</summary>
    private static readonly DataFile[] Packed =
    [
        DataFile.Sha256("ptb.train.txt.gz", 1689370, "d1ec43563d7ce27da8b43f9069b2a58cb9e7f2656e96d7aab0ddc61ef728e176"),
        DataFile.Sha256("ptb.char.train.txt.gz", 2022419, "2ae4baa125e0b0806012fe04dded88cfe31c5aa211188d87a2fb21f4a01dcd1f"),
    ];

    public static DataSetEntry Entry => new()
    {
        Name = "ptb",
        Title = "Penn Treebank for language models (Mikolov's preprocessing), by words and by characters",
        Terms =
            "Terms: Wall Street Journal text of the Penn Treebank (LDC99T42), under the terms of the Linguistic Data Consortium; "
            + "Mikolov's archive says \"should be free for research purposes\". Research use only, do not redistribute.\n"
            + "Cite: M. Marcus, B. Santorini, M. A. Marcinkiewicz (1993), Building a Large Annotated Corpus of English, "
            + "Computational Linguistics 19(2); "
            + "T. Mikolov et al. (2010), Recurrent neural network based language model, Interspeech.",
        MirrorFiles = [.. Packed, .. Originals.Where(file => Packed.All(packed => packed.Name != file.Name + ".gz"))],
        Originals = Originals,
        Preparation = new TextPreparation
        {
            Files = [.. Originals.Select(file => new PreparedText(file))],
            Counts = [new("ptb", 10000, [929589, 73760, 82430]), new("ptb-char", 50, [5017482, 393042, 442423])],
        },
    };
}
