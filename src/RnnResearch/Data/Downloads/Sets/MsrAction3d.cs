using System.Globalization;

namespace RnnResearch.Data.Downloads.Sets;

/// <summary>Skeletons of twenty actions.</summary>
internal static class MsrAction3d
{
    private const string Folder = "data/MSRAction3D/real_world_coordinates";
    private const string Checksums = "MsrAction3d.sha256";
    private static readonly GitHubCommit Repository = new("JeslieHCI/UTKinect_3", "590aede4d94d2f2f90b633bb4cefb5a50bb2996d");

    private static readonly DataFile List = Repository.File(
        $"{Folder}/{Video.MsrAction3d.List}", 6683, "36a567fef872e0b28df3ec5680f40c48a8e0bac9033be293bd8784ddd8d53ada");

    public static DataSetEntry Entry => new()
    {
        Name = Video.MsrAction3d.Name,
        Title = "MSR Action3D: 567 skeleton sequences of 20 actions by 10 people",
        Terms =
            "Terms: published by Microsoft Research for research; the repository it comes from states no licence. "
            + "Non-commercial research use only, do not redistribute.\n"
            + "Cite: W. Li, Z. Zhang, Z. Liu (2010), Action Recognition Based on a Bag of 3D Points, CVPR workshops.",
        MirrorFiles =
        [
            DataFile.Sha256(
                MsrAction3dPreparation.Archive, 5686039, "a87129099ea2c567c7b43a4bca2b2381709c1bc7a6d62cdf9111c947528ee17e"),
            DataFile.Sha256(List.Name, 6683, List.Digest.Hex),
        ],
        Originals = [List, .. Sequences()],
        Preparation = new MsrAction3dPreparation(),
    };

    /// <summary>One file for each sequence: name, bytes and SHA-256 stand in a table beside this source.</summary>
    private static IEnumerable<DataFile> Sequences()
    {
        using var stream = typeof(MsrAction3d).Assembly.GetManifestResourceStream(Checksums)
            ?? throw new InvalidOperationException($"{Checksums} is not in the assembly");
        using var table = new StreamReader(stream);
        while (table.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            yield return Repository.File($"{Folder}/{parts[0]}", long.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]);
        }
    }
}
