namespace RnnResearch.Data.Downloads.Sets;

/// <summary>30 chapters of LaTeX.</summary>
internal static class StacksProject
{
    private static readonly GitHubCommit Repository = new("stacks/stacks-project", "4ac4815d5a00dc2eacab7824cf4e4baafe2773ac");

    private static readonly DataFile Licence =
        Repository.File("COPYING", 20404, "4b2c8fc390f802cd92f0622dc00a708a588bec54d0145d2ee135d6d7672bfe85");

    private static readonly DataFile Text =
        DataFile.Sha256("stacks_input.tex", 9766688, "bdf03e1e7eb2ff8636e082246a18b8da2c397d7a6ae75d04c269f7a5d8f949d3");

    /// <summary>In the order of the book.</summary>
    private static readonly DataFile[] Chapters =
    [
        Repository.File("introduction.tex", 6560, "43abd6493bf48325878d6573966e97025770d4b4e12db1dda31da7fd181d4acf"),
        Repository.File("conventions.tex", 1798, "711a1081e100d7d41f4f18f9665b8646c3a5439cfb3898655cbf395c4d518db3"),
        Repository.File("sets.tex", 46628, "9bcc55e7f11cf36b0665ae549d5ba76be6a0edd00f7fca36a567e367099603f9"),
        Repository.File("categories.tex", 350957, "62f7611af4c3feebd041db4728b42c7112004cfbb9fa5ecb643c6f5d90db3f25"),
        Repository.File("topology.tex", 236912, "44548f530113104b4e64385090ee1ac7be2d64e5841d749ab986e04efaaf5981"),
        Repository.File("sheaves.tex", 184841, "ac4f9edc7db85e66329806ec9ea42816187a469772844baea663e1c9a9f00b38"),
        Repository.File("sites.tex", 424197, "07ae4690c2d8eb6873837d3d14a37f07408bb14f9e0be6077ed570c220b1845d"),
        Repository.File("stacks.tex", 137049, "ca374cb00b1c71acf10e30faef293108d079258211d935fe0d4add1477634ba9"),
        Repository.File("fields.tex", 144442, "87e07f0373dc60cfc284e2f19078bc9bc7ab0b89c40eef83941f6c38c765c549"),
        Repository.File("algebra.tex", 1771230, "fa8bb92e58a4f78a2bd01b3b6a4a87de0a0d279f5dd90641b574dd5fbfffa4f3"),
        Repository.File("brauer.tex", 28201, "b2504820d769ebe4e9e33b8add78753fb30aca6e8a7f75c8d54dda885edcd682"),
        Repository.File("homology.tex", 267354, "483caf01b4bd164dbc9103d76196e294e00efe17e706178ecf2dc2c1def4abe0"),
        Repository.File("derived.tex", 449677, "efda4cb361dd40909d1991161eae716e58b6cf9e79380971502e1da12396d402"),
        Repository.File("simplicial.tex", 234898, "187b4cd4f20696bf35eed843528462780ca04abbbc597ae1045f8404372fdc56"),
        Repository.File("more-algebra.tex", 1492039, "0106554339e8966fe04411b2ae9f9cd856b165849feef0c7bc37634819064708"),
        Repository.File("smoothing.tex", 134660, "fd28cf874bb7dad3c5c5ff03314d1c83701613a8a98730a99b9ca7a4bcfe6068"),
        Repository.File("modules.tex", 204133, "7bd3e9e096717ef6fd458492d8ad91fc9ffe428cfd7dd80e386fae377bb7cb0d"),
        Repository.File("sites-modules.tex", 312143, "b7cd92aff9df33f05eeab72c4b55e8aa33f3aebd947fc53160e87ca80dffb245"),
        Repository.File("injectives.tex", 105120, "b1367e48800c53d72c495d386eef2d4d6c400652f9d00e69f664f17418d26520"),
        Repository.File("cohomology.tex", 519286, "fa9747d0082afbf8b09244dcc6c260f8a122e5e3b4a3c69e2273506d76e18a42"),
        Repository.File("sites-cohomology.tex", 534394, "5b335ce2c7208a128b3c744b8828d93508063f41a4fabbce2e921f890928895c"),
        Repository.File("dga.tex", 252179, "74d8effc5693c38a1e408591fcaf5f62017c125ad636768d943dc22c55403409"),
        Repository.File("dpa.tex", 113771, "1e4ed7cee878c185ea5284e176241d3428a398a25b28a56c44869c1b59f090ed"),
        Repository.File("sdga.tex", 234982, "7c9c1056b5a68f2ddee0ff57babd09f738566f7342432784ff10fae75e237435"),
        Repository.File("hypercovering.tex", 112376, "b90f9152c608a6a725924549de093a810a8169499ba31c86967582da498a666e"),
        Repository.File("schemes.tex", 174402, "08475a01cf0ddf69734fd7ebc0d14d3831148c25a2ef82aaafdb65666f8fce47"),
        Repository.File("constructions.tex", 186080, "a642498dbebe4b72547d8e3ac03d8c8a7c3a3c9b1e604439c2899f18beb4cddb"),
        Repository.File("properties.tex", 206060, "52f3785b3ef80828fe135a8ce92ade6f68ebff0e13310ed91c88f95c03fdc2f0"),
        Repository.File("morphisms.tex", 587157, "3350fd2c4e3abc78a4ae3bcdb32694c70a5765e500c308c7ea7d239f5a3e3b69"),
        Repository.File("coherent.tex", 313162, "702ca51850d0f9a615888dc0ced8100e104c98961e05a48b32c3ddf6eda61604"),
    ];

    public static DataSetEntry Entry => new()
    {
        Name = "stacks",
        Title = "LaTeX source of the first 30 chapters of the Stacks project (algebraic geometry)",
        Terms =
            "Terms: GNU Free Documentation License 1.2 or later, see COPYING beside the text. "
            + "Copyright (C) 2005-2025 Johan de Jong and the Stacks project contributors.\n"
            + "Cite: The Stacks project authors, The Stacks project, https://stacks.math.columbia.edu.",
        MirrorFiles =
        [
            DataFile.Sha256("stacks_input.tex.gz", 2168571, "2aad0db90822d60733f6468b90a042d00ce0692fb0d64f05392afd62c5997940"),
            Licence,
        ],
        Originals = [.. Chapters, Licence],
        Preparation = new TextPreparation
        {
            Files = [new(Text) { FromOriginals = Join }, new(Licence)],
            Counts = [new("stacks", 97, [9766688])],
        },
    };

    private static void Join(IReadOnlyDictionary<string, string> files, Stream target)
    {
        foreach (var chapter in Chapters)
            target.Write(File.ReadAllBytes(files[chapter.Name]));
    }
}
