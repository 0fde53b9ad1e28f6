namespace RnnResearch.Data.Downloads.Sets;

/// <summary>C sources of Linux 3.19, as long as the LK of Karpathy, Johnson and Fei-Fei (2015).</summary>
internal static class LinuxSources
{
    private static readonly DataFile Licence =
        DataFile.Sha256("COPYING", 18693, "af8067302947c01fd9eee72befa54c7e3ef8a48fecde7fd71277f2290b2bf0f7");

    private static readonly DataFile Text =
        DataFile.Sha256("linux_input.txt", 6206996, "6ee4d9f91ae76f55080511bb3537d414c83926e4f6abed487ac03aba3685f8a8");

    public static DataSetEntry Entry => new()
    {
        Name = "linux",
        Title = "C sources of the Linux kernel 3.19 (kernel/ and ipc/, shuffled), made like LK of Karpathy, Johnson and Fei-Fei (2015)",
        Terms = """
            Terms: GPL-2.0, see COPYING beside the text. Used here as text only.
            Cite: A. Karpathy, J. Johnson, L. Fei-Fei (2015), Visualizing and Understanding Recurrent Networks, arXiv:1506.02078.
            """,
        MirrorFiles =
        [
            DataFile.Sha256("linux_input.txt.gz", 1618251, "130d43583b9fa7fddaf003361e0fa2c820387decb34bb9ee1ee3c6a2aea40d0c"),
            Licence,
        ],
        Originals = [],
        WithoutOriginals =
            "It is put together from 297 files of Linux 3.19 (kernel/ and ipc/) in a shuffled order. "
            + "Any folder of C sources does as well: data.path=FOLDER data.unit=bytes.",
        Preparation = new TextPreparation { Files = [new(Text), new(Licence)], Counts = [new("linux", 101, [6206996])] },
    };
}
