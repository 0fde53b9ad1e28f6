using RnnResearch.Data;
using RnnResearch.Data.Scenes;
using TorchSharp;

namespace RnnResearch.Tests.Data.Scenes;

public class SceneSetTests
{
    private static readonly SceneOptions Few = new() { Train = 4, Validation = 3, Test = 2, Novel = 1 };

    [Fact]
    public void The_set_has_the_splits_asked_for_and_five_captions_per_image()
    {
        var set = new SceneSet(Few);

        Assert.All(Enum.GetValues<Split>(), split => Assert.Equal(Few.Count(split), set.Images.Count(image => image.Split == split)));
        Assert.All(set.Images, image => Assert.Equal(5, image.Captions.Count));
        Assert.Equal(set.Images.Count, set.Images.Select(image => image.Id).Distinct().Count());
    }

    [Fact]
    public void An_image_is_the_rendered_scene_as_bytes()
    {
        var set = new SceneSet(Few);
        var image = set.Images[1];

        using var pixels = set.ReadImage(image);

        Assert.Equal(torch.uint8, pixels.dtype);
        Assert.Equal([3, 64, 64], pixels.shape);
        Assert.Equal(SceneRenderer.Render(set.SceneOf(image)), pixels.data<byte>().ToArray());
    }

    [Fact]
    public void More_scenes_leave_the_earlier_ones_as_they_were()
    {
        SceneSet few = new(Few), more = new(Few with { Train = 9, Validation = 9 });

        foreach (var image in few.Images)
        {
            var same = more.Images.Single(other => other.Id == image.Id);
            Assert.Equal(image.Captions, same.Captions);
            Assert.Equal(few.SceneOf(image).Objects, more.SceneOf(same).Objects);
        }
    }

    [Fact]
    public void An_image_of_another_set_is_named_in_the_error()
    {
        var error = Assert.Throws<ArgumentException>(() => new SceneSet(Few).SceneOf(new CaptionedImage("dog.jpg", Split.Test, [])));

        Assert.Contains("dog.jpg", error.Message);
    }

    [Fact]
    public void A_negative_count_is_refused() =>
        Assert.Contains("Novel is -1", Assert.Throws<ArgumentException>(() => new SceneSet(Few with { Novel = -1 })).Message);
}
