using RnnResearch.Configuration.Binding;
using RnnResearch.Experiments.Captioning;
using RnnResearch.Experiments.Language;

namespace RnnResearch.Tests.Configuration;

public sealed class AbsolutePathsTests
{
    [Fact]
    public void Every_path_is_absolute_and_nothing_else_is_changed()
    {
        var config = new LanguageConfig { Task = "language", Data = new() { Path = "my/text.txt" }, Train = new() { InitFrom = "../a" } };
        var absolute = AbsolutePaths.In(config);
        Assert.Equal(Path.GetFullPath("my/text.txt"), absolute.Data.Path);
        Assert.Equal(Path.GetFullPath("../a"), absolute.Train.InitFrom);
        Assert.Equal("my/text.txt", config.Data.Path);
        Assert.Equal(config, absolute with
        {
            Data = absolute.Data with { Path = "my/text.txt" },
            Train = absolute.Train with { InitFrom = "../a" },
        });
        Assert.Equal(absolute, AbsolutePaths.In(absolute));
    }

    [Fact]
    public void A_folder_of_pictures_is_a_path_and_none_stays_none()
    {
        var config = new CaptioningConfig { Task = "captioning", Data = new() { Path = "photos" } };
        Assert.Equal(Path.GetFullPath("photos"), AbsolutePaths.In(config).Data.Path);
        Assert.Null(AbsolutePaths.In(config with { Data = new() }).Data.Path);
    }
}
