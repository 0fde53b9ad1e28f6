using RnnResearch.Experiments.Captioning;
using RnnResearch.Models;
using RnnResearch.Vision;

namespace RnnResearch.Tests.Experiments.Captioning;

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

    [Fact]
    public void Pointing_selects_only_a_model_that_looks()
    {
        var plain = new CaptioningConfig
        {
            Task = "captioning",
            Model = new() { Kind = CaptionerKind.Plain },
            Train = new() { SelectBy = "pointing" },
        };
        Assert.Equal("train.select_by", Assert.Single(plain.Check()).Key);
        Assert.Empty((plain with { Model = new() { Kind = CaptionerKind.Attention } }).Check());
    }
}
