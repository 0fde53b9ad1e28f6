using RnnResearch.Data;

namespace RnnResearch.Tests.Data;

public sealed class CaptionSetsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Scenes_need_nothing_on_disk()
    {
        var set = CaptionSets.Open(new() { Scenes = new() { Train = 2, Validation = 1, Test = 1, Novel = 1 } });
        Assert.Equal(5, set.Images.Count);
    }

    [Fact]
    public void A_set_with_nothing_to_train_on_is_refused()
    {
        folder.Write("red.png", "");
        folder.Write("captions.csv", "image,caption,split\nred.png,red,test\n");
        Assert.Contains("train", Refusal(new() { Name = "folder", Path = folder.Path }));
    }

    [Fact]
    public void A_set_with_nothing_to_choose_the_best_checkpoint_by_is_refused()
    {
        folder.Write("red.png", "");
        folder.Write("captions.csv", "image,caption,split\nred.png,red,train\n");
        Assert.Contains(
            "no image is in the split validation, and the best checkpoint is chosen by it",
            Refusal(new() { Name = "folder", Path = folder.Path }));
    }

    [Fact]
    public void Scenes_come_in_the_size_asked_for()
    {
        var set = CaptionSets.Open(new() { ImageSize = 96, Scenes = new() { Train = 1, Validation = 1, Test = 0, Novel = 0 } });
        using var pixels = set.ReadImage(set.Images[0]);
        Assert.Equal([3, 96, 96], pixels.shape);
    }

    [Fact]
    public void What_is_missing_is_named_with_the_way_to_get_it()
    {
        Assert.Contains("data.path", Refusal(new() { Name = "folder" }));
        Assert.Contains("no such folder", Refusal(new() { Name = "folder", Path = folder["nowhere"] }));
        Assert.Contains("expected scenes, flickr8k or folder", Refusal(new() { Name = "coco" }));
    }

    private static string Refusal(CaptionDataConfig config) => Assert.Throws<DataException>(() => CaptionSets.Open(config)).Message;
}
