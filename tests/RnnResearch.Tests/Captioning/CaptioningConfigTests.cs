using RnnResearch.Experiments.Captioning;
using RnnResearch.Vision;

namespace RnnResearch.Tests.Captioning;

public sealed class CaptioningConfigTests
{
    [Fact]
    public void What_does_not_fit_together_is_named_with_the_fix()
    {
        var config = new CaptioningConfig
        {
            Task = "captioning",
            Data = new() { Name = "folder" },
            Model = new() { Encoder = new() { Kind = EncoderKind.Mobilenet } },
            Train = new() { SelectBy = "truth" },
        };
        Assert.Equal(["data.image_size", "data.path", "train.select_by"], config.Check().Select(problem => problem.Key).Order());
        Assert.Contains("bleu4", config.Check().Single(problem => problem.Key == "train.select_by").Message);
    }
}
