using RnnResearch.Data;
using RnnResearch.Data.Downloads;

namespace RnnResearch.Tests.Data;

public sealed class Flickr8kTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [NeedsMirrorFact("flickr8k/flickr8k-224.tar")]
    public async Task The_mirror_becomes_the_set_with_its_official_counts()
    {
        var lines = new List<string>();
        using var client = new HttpClient();
        var fetcher = new DataFetcher(folder.Path, DataRoot.Mirror, new HttpDownload(client, lines.Add), lines.Add);
        await fetcher.FetchAsync(DataCatalog.Find("flickr8k") with { Originals = [] });
        Assert.Contains("8,091 images (6,000 train, 1,000 validation, 1,000 test, 91 in no split), 40,455 captions", lines);

        var set = Flickr8kSet.Open(folder["flickr8k"], imageSize: 64);
        Assert.All(set.Images, image => Assert.Equal(5, image.Captions.Count));
        using var pixels = set.ReadImage(set.Images[0]);
        Assert.Equal([3L, 64, 64], pixels.shape);
    }

    [Fact]
    public void The_rows_of_the_image_that_never_was_and_images_in_no_split_are_left_out()
    {
        folder.Write(
            "Flickr8k.token.txt",
            "a.jpg#0\tA dog .\na.jpg#1\tA cat .\nb.jpg#0\tNo split .\n"
            + "2258277193_586949ec62.jpg.1#0\tGhost .\n2258277193_586949ec62.jpg#1\tGhost .\n");
        folder.Write("Flickr_8k.trainImages.txt", "a.jpg\n");
        folder.Write("Flickr_8k.devImages.txt", "");
        folder.Write("Flickr_8k.testImages.txt", "\n");
        var set = Flickr8kSet.Open(folder.Path, imageSize: 224);
        var image = Assert.Single(set.Images);
        Assert.Equal(("a.jpg", Split.Train), (image.Id, image.Split));
        Assert.Equal(["A dog .", "A cat ."], image.Captions);
        Assert.Equal(3, set.CaptionCount);
    }
}
