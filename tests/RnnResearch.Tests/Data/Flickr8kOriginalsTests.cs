using System.IO.Compression;
using RnnResearch.Data;
using RnnResearch.Data.Downloads;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Data;

public sealed class Flickr8kOriginalsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_original_archives_become_squeezed_images_and_texts()
    {
        using var scope = NewDisposeScope();
        ImageFiles.WriteJpeg(folder["wide.jpg"], full([3, 40, 60], 120, dtype: ScalarType.Byte));
        Zip(
            "images.zip",
            ("Flicker8k_Dataset/wide.jpg", File.ReadAllBytes(folder["wide.jpg"])),
            ("__MACOSX/Flicker8k_Dataset/._wide.jpg", "resource fork"u8.ToArray()));
        Zip(
            "text.zip",
            ("Flickr8k.token.txt", "wide.jpg#0\tA grey field ."u8.ToArray()),
            ("Flickr_8k.trainImages.txt", "wide.jpg"u8.ToArray()),
            ("Flickr_8k.devImages.txt", []),
            ("Flickr_8k.testImages.txt", []),
            ("readme.txt", "not needed"u8.ToArray()));

        var files = new Dictionary<string, string>
        {
            ["Flickr8k_Dataset.zip"] = folder["images.zip"],
            ["Flickr8k_text.zip"] = folder["text.zip"],
        };
        new Flickr8kPreparation().Prepare(files, folder["set"], _ => { }, default);

        Assert.Equal(["wide.jpg"], Directory.GetFiles(folder["set/images"]).Select(Path.GetFileName));
        Assert.False(File.Exists(folder["set/readme.txt"]));
        Assert.Equal([3L, 224, 224], ImageFiles.Read(folder["set/images/wide.jpg"]).shape);
        Assert.Equal(["A grey field ."], Flickr8kSet.Open(folder["set"], 224).Of(Split.Train).Single().Captions);
    }

    private void Zip(string name, params (string Entry, byte[] Content)[] entries)
    {
        using var zip = new ZipArchive(new FileStream(folder[name], FileMode.Create), ZipArchiveMode.Create);
        foreach (var (entry, content) in entries)
        {
            using var stream = zip.CreateEntry(entry).Open();
            stream.Write(content);
        }
    }
}
